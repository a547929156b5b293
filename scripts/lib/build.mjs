import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { policyInForce } from './policy-in-force.mjs';
import { Refusal } from './say.mjs';

const stampFile = '.next/portal-sources';

const folders = ['app', 'components', 'lib', 'drizzle', 'public'];
const files = ['proxy.ts', 'instrumentation.ts', 'instrumentation-node.ts', 'package-lock.json', 'tsconfig.json'];
const buildScripts = ['scripts/build.mjs', 'scripts/csp-hashes.mjs', 'scripts/policy.ts', 'scripts/stamp-tests.ts'];

const isSource = (name) => !/\.(test|itest|long)\.tsx?$/.test(name) && !/^(vitest|playwright)\.config\./.test(name);

/** Everything that a build is made of, by content: a touched file builds nothing anew. */
function wanted() {
  const inFolders = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const configs = readdirSync('.').filter((name) => /\.config\.[cm]?[jt]s$/.test(name));
  const hash = createHash('sha256');
  // The day of another version is as good as a change.
  hash.update(`${policyInForce()}\0`);
  for (const file of [...inFolders, ...configs, ...files, ...buildScripts].filter(isSource).toSorted()) {
    if (existsSync(file)) hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

export const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();

/** The stamp is of the sources as they were before: a change made meanwhile builds again. */
export async function build() {
  rmSync(stampFile, { force: true });
  const sources = wanted();
  const { code, output } = await run(process.execPath, ['scripts/build.mjs'], { quiet: true });
  if (code !== 0) throw new Refusal(`The build failed:\n${output.trim()}`);
  writeFileSync(stampFile, sources);
}
