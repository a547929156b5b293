import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Checkpoint } from '@/lib/audit/checkpoint';
import { type Verdict, verifyBundle } from '@/lib/audit/verify-bundle';
import { writeBundle } from '@/lib/audit/write-bundle';
import { sealAudit } from '@/lib/jobs/seal-audit';

export const auditTables = ['audit_events', 'audit_details', 'audit_seals', 'audit_checkpoints'] as const;

/** Writes events as the owner would by hand: `count` people made, and each of them changed, which has a detail. */
export async function writeEvents(admin: Client, prefix: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  await admin.query("insert into subjects (id, kind, email_index) select unnest($1::text[]), 'inquirer', 'x'", [ids]);
  for (const id of ids) await admin.query('update subjects set proved_at = now() where id = $1', [id]);
}

const notSealed = 'not exists (select from audit_seals s where s.sequence = e.sequence)';
const mayBeFollowed =
  'e.transaction_id::xid8 >= pg_snapshot_xmin(pg_current_snapshot()) and e.transaction_id::xid8 < pg_snapshot_xmax(pg_current_snapshot())';

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await isSo()); await setTimeout(5))
    if (Date.now() > deadline) throw new Error('Some events could not be sealed in time');
}

const hasNone = async (admin: Client, which: string) =>
  (await admin.query(`select from audit_events e where ${which} and ${notSealed} limit 1`)).rows.length === 0;

/** A transaction in any database of the cluster holds up the sealing in all of them, and other tests have such. */
export const waitUntilSealable = (admin: Client): Promise<void> => waitFor(() => hasNone(admin, mayBeFollowed));

/** Seals until nothing waits, and answers how many it were. */
export async function sealAll(admin: Client): Promise<number> {
  let sealed = 0;
  await waitUntilSealable(admin);
  await waitFor(async () => {
    sealed += (await sealAudit()).sealed;
    return hasNone(admin, 'true');
  });
  return sealed;
}

async function* linesOfBundle() {
  for await (const line of writeBundle()) yield JSON.stringify(line);
}

/** What somebody finds who gets a bundle of the trail as it is now. */
export const verifyNow = (elsewhere: readonly Checkpoint[] = []): Promise<Verdict> =>
  verifyBundle(linesOfBundle(), elsewhere);

/** Past triggers and foreign keys, as a superuser may. */
export async function tamper(admin: Client, ...changes: readonly string[]): Promise<void> {
  await admin.query('set session_replication_role = replica');
  for (const change of changes) await admin.query(change);
  await admin.query('set session_replication_role = default');
}

/** Keeps the trail as it is; the answer puts it back so. */
export async function keepTrail(admin: Client): Promise<() => Promise<void>> {
  await admin.query('drop schema if exists kept cascade; create schema kept');
  for (const table of auditTables) await admin.query(`create table kept.${table} as table public.${table}`);
  return () =>
    tamper(
      admin,
      `truncate ${auditTables.join(', ')}`,
      ...auditTables.map((table) => `insert into ${table} overriding system value select * from kept.${table}`),
    );
}

export const listNotes = async (admin: Client): Promise<string> =>
  (await admin.query<{ note: string }>('select note from audit_checkpoints order by id')).rows
    .map(({ note }) => note)
    .join('\n');
