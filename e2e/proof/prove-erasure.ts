import { writeFileSync } from 'node:fs';
import { findBackupProgram } from './backup';
import { makeLocalPortal } from './local-portal';
import { Proof, ProofError } from './proof';
import { proveLocal } from './prove-local';
import { proveRestore, proveStrayCopy } from './prove-restore';
import { proveServer } from './prove-server';
import { type Facts, reportOf } from './report';
import { makeServerPortal } from './server-portal';

const file = 'docs/erasure-proof.md';
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function withEnd<T extends { end(): Promise<void> }, R>(portal: T, work: (portal: T) => Promise<R>): Promise<R> {
  try {
    return await work(portal);
  } finally {
    await portal.end();
  }
}

/** Server mode, its backup restored and stray, and local mode, one after the other. */
async function prove(proof: Proof): Promise<Omit<Facts, 'began'>> {
  const facts = await withEnd(await makeServerPortal(), async (portal) => {
    const source = { url: portal.settings.DATABASE_URL ?? '', adminUrl: portal.adminUrl };
    const program = findBackupProgram(source, portal.version, `${portal.folder.keys}/portal.dump`);
    const erased = await proveServer(proof, portal, program);
    await proveRestore(proof, portal, erased);
    await proveStrayCopy(proof, portal, erased);
    return { life: erased.life, commands: portal.commands.used, backup: program.name, postgres: portal.version };
  });
  await withEnd(await makeLocalPortal(), (portal) => proveLocal(proof, portal));
  return facts;
}

// So that what a run made is cleared away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const proof = new Proof(say);
const began = new Date();
try {
  const report = reportOf(proof.parts, { ...(await prove(proof)), began });
  if (process.argv.includes('--write')) writeFileSync(file, report);
  say(
    process.argv.includes('--write')
      ? `\nProved. The report is in ${file}.`
      : '\nProved. To write the report: npm run prove:erasure -- --write',
  );
} catch (error) {
  if (!(error instanceof ProofError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
