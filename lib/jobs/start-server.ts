import { notInArray, sql } from 'drizzle-orm';
import { closeDatabase, connection } from '@/lib/db/client';
import { asSystem } from '@/lib/db/doors';
import { subjectKeys } from '@/lib/db/tables/subject-keys';
import { suppressions } from '@/lib/db/tables/suppressions';
import { env } from '@/lib/env';
import { checkLedger } from '@/lib/erasure-ledger/compare-ledger';
import { errorCode } from '@/lib/error-code';
import { notePeriods } from '@/lib/marketing/note-periods';
import { policy } from '@/lib/policy/current';
import { periodOf } from '@/lib/policy/period-words';
import { StartupError } from '@/lib/startup-error';
import { UnsealError } from '@/lib/subjects/envelope';
import { unwrapKey } from '@/lib/subjects/wrapped-key';
import { checkOwnVersions, replacedBy } from './check-versions';
import { undeclaredSettings } from './undeclared-settings';
import { startWorkers } from './workers';

function checkPolicy(): void {
  for (const sentence of checkOwnVersions()) process.stderr.write(`${sentence}\n`);
  const next = env().dev ? null : replacedBy(policy.version, new Date());
  if (next)
    throw new StartupError(
      `Policy ${next} is in force, and this build was made for policy ${policy.version}. Build the portal anew: npm start does, and so does npm run build.`,
    );
}

/**
 * A database and keys that do not belong together must not meet: new data would be sealed with one
 * key and old data stay closed, and nobody would notice until somebody asked for it.
 */
async function checkKeks(): Promise<void> {
  const samples = await asSystem('start', (tx) =>
    tx.selectDistinctOn([subjectKeys.kekId]).from(subjectKeys).orderBy(subjectKeys.kekId),
  );
  for (const row of samples) {
    try {
      unwrapKey(row);
    } catch (error) {
      if (error instanceof UnsealError)
        throw new StartupError(`KEKS: the key "${row.kekId}" is another one than the data was sealed with.`);
      throw error;
    }
  }
}

/** A hash that nobody can look up any more keeps no mail from anybody. */
async function checkSuppressionKeys(): Promise<void> {
  const known = env().suppressionKeys.map(({ id }) => id);
  const [lost] = await asSystem('start', (tx) =>
    tx.select({ keyId: suppressions.keyId }).from(suppressions).where(notInArray(suppressions.keyId, known)).limit(1),
  );
  if (lost)
    throw new StartupError(
      `SUPPRESSION_KEYS lacks the key "${lost.keyId}", which keeps marketing from erased addresses for ${periodOf('suppression')}.`,
    );
}

async function connect(): Promise<void> {
  try {
    await connection();
    await asSystem('start', (tx) => tx.execute(sql`select 1`));
  } catch (error) {
    if (error instanceof StartupError || env().mode === 'local') throw error;
    const code = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
    const advice =
      code === '42501' ? ' The login lacks a right: docs/operations.md says which, and how to grant it.' : '';
    throw new StartupError(
      `DATABASE_URL: the database could not be opened and migrated (${code}). Nothing was changed by halves.${advice}`,
    );
  }
}

/** Checks the policy, opens and migrates the database, checks its keys and its erasure ledger, and starts the workers. A SIGTERM or Ctrl-C ends them first. */
export async function startServer(): Promise<void> {
  checkPolicy();
  await connect();
  await checkKeks();
  await checkSuppressionKeys();
  await checkLedger();
  await notePeriods();
  for (const line of undeclaredSettings(env())) process.stderr.write(`${line}\n`);
  const stop = startWorkers();
  const end = () => void stop().then(closeDatabase);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
