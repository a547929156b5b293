import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '@/lib/error-code';
import type { CopyManifest } from '@/lib/signing/copy-manifest-schema';
import { tell } from './terminal';

/** Null where there is no such file. */
async function hashFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

/** Says what the manifest of a copy says, and checks the files that lie beside it; the answer is the exit code. */
export async function describeManifest(manifest: CopyManifest, path: string): Promise<number> {
  const { made_at, controller, policy_version, parts, from, before, rows, files } = manifest;
  tell('Kind', 'manifest of a copy of somebody’s data');
  tell('Made', `${made_at}, by ${controller}, under the policy of ${policy_version}`);
  tell('Parts', parts.join(', '));
  tell('Period', from || before ? `${from ?? 'the beginning'} to ${before ?? 'then'}` : 'all');
  tell(
    'Rows',
    Object.entries(rows)
      .map(([table, count]) => `${table} ${count}`)
      .join(', '),
  );
  const found = { same: 0, differs: 0, missing: 0 };
  for (const { name, sha256 } of files) {
    const hash = await hashFile(join(dirname(path), name));
    const verdict = hash === null ? 'missing' : hash === sha256 ? 'same' : 'differs';
    found[verdict] += 1;
    if (verdict === 'differs') tell('File', `${name} IS NOT AS IT WAS MADE`);
    if (verdict === 'missing') tell('File', `${name} is not beside the manifest`);
  }
  tell('Files', `${found.same} of ${files.length} are as they were made`);
  return found.differs > 0 ? 1 : 0;
}
