import { createHash } from 'node:crypto';
import { type CopyManifest, manifestVersion } from '@/lib/signing/copy-manifest-schema';

/** What the manifest of a copy with these files would say. */
export const sampleManifest = (files: Readonly<Record<string, string>>): CopyManifest => ({
  version: manifestVersion,
  made_at: '2026-02-28T10:20:30.000Z',
  controller: 'LG CNS Co., Ltd.',
  policy_version: '2025-03-17',
  parts: ['activity'],
  from: null,
  before: null,
  rows: { visits: 2, sessions: 1 },
  files: Object.entries(files).map(([name, content]) => ({
    name,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  })),
});
