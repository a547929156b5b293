import { findVersion, type PolicyVersion } from '@/lib/policy/versions';
import type { Erasure } from './erasure';

/** The policy that was in force at an erasure. */
export function versionOf({ policyVersion }: Erasure): PolicyVersion {
  const version = findVersion(policyVersion);
  if (!version) throw new Error(`An erasure was made under policy ${policyVersion}, which is gone`);
  return version;
}
