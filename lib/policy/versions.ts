import { policy as policy20250317 } from './versions/2025-03-17/policy';

/** Every version that was ever in force, the newest first. */
export const versions = [policy20250317] as const;

export type PolicyVersion = (typeof versions)[number];

export const findVersion = (version: string): PolicyVersion | null =>
  versions.find((policy) => policy.version === version) ?? null;
