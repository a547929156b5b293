import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from './children.mjs';
import { exampleChecks } from './example-journeys.mjs';
import { Refusal } from './say.mjs';

/** What is no source: made, installed, or somebody's own. */
const left = new Set(['.git', '.next', '.data', '.env', '.env.local', 'node_modules', 'test-results', 'screenshots']);

/** The same files under another name: a link to the folder leads out of what a build may read. */
function linkFolder(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

function bringPackages(folder) {
  const target = join(folder, 'node_modules');
  try {
    linkFolder('node_modules', target);
  } catch {
    // Another disk.
    rmSync(target, { recursive: true, force: true });
    cpSync('node_modules', target, { recursive: true, verbatimSymlinks: true });
  }
}

/** The last of the migrations, as if it had been made after all the others. */
function addMigration(folder) {
  const path = join(folder, 'drizzle', 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  const last = journal.entries.at(-1);
  const tag = `${String(last.idx + 1).padStart(4, '0')}_example`;
  renameSync(join(folder, 'lib/policy/versions/migration.sql'), join(folder, 'drizzle', `${tag}.sql`));
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
  writeFileSync(path, JSON.stringify(journal, null, 2));
}

/** The tests of the first policy's own words and fields are not this one's: what a build checks is the rest. */
function narrowTypes(folder, chosen) {
  const path = join(folder, 'tsconfig.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  const others = readdirSync('e2e')
    .map((name) => `e2e/${name}`)
    .filter((name) => name.endsWith('.spec.ts') && !chosen.includes(name) && !name.endsWith('.last.spec.ts'));
  const tests = ['test.ts', 'test.tsx', 'long.ts', 'itest.ts'].map((end) => `**/*.${end}`);
  config.exclude = [...config.exclude, ...tests, ...others, 'e2e/proof', 'lib/testing', 'scripts/**/bench*'];
  writeFileSync(path, JSON.stringify(config, null, 2));
}

async function policyCommand(folder, ...words) {
  const { code, output } = await run(process.execPath, ['--import', 'tsx', 'scripts/policy.ts', ...words], {
    cwd: folder,
    quiet: true,
  });
  if (code !== 0) throw new Refusal(`The example could not be put in place:\n${output.trim()}`);
}

/** A tree of the project in which the example stands in the place of the first policy. It goes with the process, unless it is to be kept. */
async function placeExample({ keep, journeys }) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-example-'));
  process.on('exit', () => keep || rmSync(folder, { recursive: true, force: true }));
  cpSync('.', folder, { recursive: true, filter: (source) => !left.has(basename(source)) || source.includes('/') });
  bringPackages(folder);
  rmSync(join(folder, 'lib/policy/versions'), { recursive: true });
  renameSync(join(folder, 'lib/policy/example'), join(folder, 'lib/policy/versions'));
  addMigration(folder);
  narrowTypes(folder, journeys);
  for (const file of [...journeys, ...exampleChecks])
    if (!existsSync(join(folder, file))) throw new Refusal(`There is no ${file} to run with the example.`);
  return folder;
}

/**
 * The same, built.
 *
 * @returns its folder
 */
export async function makeExampleTree(options) {
  const folder = await placeExample(options);
  await policyCommand(folder, 'check');
  const built = await run(process.execPath, ['scripts/build.mjs'], { cwd: folder, quiet: true });
  if (built.code !== 0) throw new Refusal(`The example does not build:\n${built.output.trim()}`);
  return folder;
}

/** Publishes both versions of the example anew: they are nobody's, and may be edited as the program changes. */
export async function recordExample() {
  const folder = await placeExample({ keep: false, journeys: [] });
  const record = join(folder, 'lib/policy/versions/published.json');
  writeFileSync(record, '{}\n');
  const versions = readdirSync('lib/policy/example', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of versions.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    await policyCommand(folder, 'publish', name, '--yes');
  cpSync(record, 'lib/policy/example/published.json');
}
