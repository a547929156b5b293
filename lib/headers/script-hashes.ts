import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const hash = z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/);

const schema = z.strictObject({
  /** By path, of every prerendered page. */
  pages: z.record(z.string().startsWith('/'), z.array(hash)),
  /** Of the prerendered pages that stand in for another: not found, and broken. */
  errorPages: z.array(hash),
});

export type ScriptHashes = z.output<typeof schema>;

/** What `scripts/csp-hashes.mjs` wrote after the build. Throws where the build is incomplete. */
export function readScriptHashes(): ScriptHashes {
  const file = join(/* turbopackIgnore: true */ process.cwd(), '.next', 'csp-hashes.json');
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    // Next answers a bare ENOENT from the proxy with a silent 404 that has no headers at all.
    throw new Error(`${file} is missing or damaged. Build the portal with: npm run build.`, { cause });
  }
}
