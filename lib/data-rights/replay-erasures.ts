import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { asReplay, asSystem, type Tx } from '@/lib/db/doors';
import { endOf } from '@/lib/db/from-now';
import { agents } from '@/lib/db/tables/agents';
import { earlierValues } from '@/lib/db/tables/earlier-values';
import { inquiries } from '@/lib/db/tables/inquiries';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { outbox } from '@/lib/db/tables/outbox';
import { restrictionLifts } from '@/lib/db/tables/restriction-lifts';
import { sessions } from '@/lib/db/tables/sessions';
import { subjects } from '@/lib/db/tables/subjects';
import { suppressions } from '@/lib/db/tables/suppressions';
import { type Beyond, findBeyond } from '@/lib/erasure-ledger/compare-ledger';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import type { LedgerLine } from '@/lib/erasure-ledger/ledger-line';
import { noteKnown } from '@/lib/erasure-ledger/note-known';
import { beginAnew, findBeyondGap } from '@/lib/erasure-ledger/set-aside';
import { eraseSubject } from './erase-subject';
import { findBehind } from './find-behind';
import { endRestrictionAgain, restrictAgain } from './replay-restriction';
import { replayWithdrawal } from './replay-withdrawal';

type Kind = LedgerLine['kind'];

export interface Replay {
  /** Of each kind: how many entries changed the database, and how many found it so already. */
  counts: Record<Kind, { done: number; already: number }>;
  /** What the backup had brought back to life, and is ended. Null where nothing tells that it is a backup. */
  ended: { sessions: number; links: number; mails: number; lifts: number } | null;
  /** Lines that could not be read, where a gap was accepted. */
  unreadable: number;
}

export interface ReplayOptions {
  /** The database is a restored backup even where it knows every entry: its sessions, links and mail are ended. */
  restored?: boolean;
  /** What the ledger lacks cannot be told any more: replays what it holds, and begins the file anew. */
  acceptGap?: boolean;
}

async function emptied(tx: Tx, table: PgTable): Promise<number> {
  const result = (await tx.execute(
    sql`with gone as (delete from ${table} returning 1) select count(*)::int as count from gone`,
  )) as unknown as { rows: { count: number }[] };
  return result.rows[0]?.count ?? 0;
}

/** Its person could have objected since, which only the database would know: it is announced anew, or never. */
const takeBackLifts = async (tx: Tx): Promise<number> =>
  (await tx.delete(restrictionLifts).where(isNull(restrictionLifts.endedAt)).returning({ id: restrictionLifts.id }))
    .length;

/** Sessions and links of that time could have been ended since, and what waited has been sent. */
const endOldWork = () =>
  asSystem('restore:replay', async (tx) => ({
    sessions: await emptied(tx, sessions),
    links: await emptied(tx, mailLinks),
    mails: await emptied(tx, outbox),
    lifts: await takeBackLifts(tx),
  }));

async function suppressAgain(line: LedgerLine): Promise<boolean> {
  const added = await asSystem('restore:replay', (tx) =>
    tx
      .insert(suppressions)
      .values({ id: line.id, addressHash: line.hash, keyId: line.key, at: new Date(line.at) })
      .onConflictDoNothing()
      .returning({ id: suppressions.id }),
  );
  return added.length > 0;
}

/** Rows that a person deletes alone. Their ids are random, so that one is in one table only. */
const deletable = [inquiries, earlierValues, agents] as const;

async function deleteAgain(id: string): Promise<boolean> {
  for (const table of deletable) {
    const [row] = await asSystem('restore:replay', (tx) =>
      tx.select({ subjectId: table.subjectId }).from(table).where(eq(table.id, id)),
    );
    if (!row) continue;
    await asReplay(row.subjectId, (tx) => tx.delete(table).where(eq(table.id, id)));
    return true;
  }
  return false;
}

async function changeClosing(id: string, values: { closeRequestedAt: Date | null; closesAt: SQL | null }) {
  const changed = await asReplay(id, (tx) =>
    tx
      .update(subjects)
      .set(values)
      .where(and(eq(subjects.id, id), (values.closesAt ? isNull : isNotNull)(subjects.closesAt)))
      .returning({ id: subjects.id }),
  );
  return changed.length > 0;
}

/** The 7 days run from the request; where they are over, the first sweep closes the account. */
const closeAgain = (id: string, { at }: LedgerLine): Promise<boolean> =>
  changeClosing(id, { closeRequestedAt: new Date(at), closesAt: endOf('closing', sql`${at}::timestamptz`) });

const keepAgain = (id: string): Promise<boolean> => changeClosing(id, { closeRequestedAt: null, closesAt: null });

/** What each kind of line does to the person or the row behind its hash; answers whether anything was to do. */
const again: Record<Exclude<Kind, 'suppressed'>, (id: string, line: LedgerLine) => Promise<boolean>> = {
  erased: async (id) => (await eraseSubject(id, 'restored')) !== null,
  withdrawn: replayWithdrawal,
  deleted: deleteAgain,
  closing: closeAgain,
  kept: keepAgain,
  restricted: restrictAgain,
  unrestricted: endRestrictionAgain,
};

const batch = 100;

/** The ids behind the hashes of the lines: of people and, for the deleted ones, of rows. */
async function findIds(lines: readonly LedgerLine[]): Promise<Map<string, string>> {
  const ofPeople = lines.filter(({ kind }) => kind !== 'deleted' && kind !== 'suppressed');
  const ofRows = lines.filter(({ kind }) => kind === 'deleted');
  const found = [await findBehind(subjects, ofPeople)];
  for (const table of deletable) found.push(await findBehind(table, ofRows));
  return new Map(found.flatMap((each) => [...each]));
}

/** In the order of the file; what is noted as known has been done, so a replay that is cut off goes on from there. */
async function replayLines(
  { lines, unknown }: Beyond,
  counts: Replay['counts'],
  told: (done: number, of: number) => void,
): Promise<void> {
  const ids = await findIds(unknown);
  const isUnknown = new Set(unknown);
  let replayed = 0;
  for (let from = 0; from < lines.length; from += batch) {
    const some = lines.slice(from, from + batch);
    for (const line of some.filter((each) => isUnknown.has(each))) {
      const id = ids.get(line.hash);
      const done =
        line.kind === 'suppressed' ? await suppressAgain(line) : id ? await again[line.kind](id, line) : false;
      counts[line.kind][done ? 'done' : 'already'] += 1;
      replayed += 1;
      told(replayed, unknown.length);
    }
    await asSystem('restore:replay', (tx) => noteKnown(tx, some));
  }
}

/**
 * Does to a restored backup what was done after it was made: erases, takes back, deletes and suppresses what the
 * erasure ledger tells and the database does not know. No server may run. Idempotent, and can be cut off anywhere. It
 * goes by random ids, so somebody who signed up again with the same address is not touched.
 *
 * @throws LedgerError where file and database do not belong together and no gap was accepted
 */
export async function replayErasures(
  { restored = false, acceptGap = false }: ReplayOptions = {},
  told: (done: number, of: number) => void = () => undefined,
): Promise<Replay> {
  const zero = () => ({ done: 0, already: 0 });
  const counts = {
    erased: zero(),
    withdrawn: zero(),
    deleted: zero(),
    suppressed: zero(),
    closing: zero(),
    kept: zero(),
    restricted: zero(),
    unrestricted: zero(),
  };
  const { unreadable, ...beyond } = acceptGap ? await findBeyondGap() : { unreadable: 0, ...(await findBeyond()) };
  // First: after a replay that was cut off, the next one may find nothing unknown any more.
  const ended = restored || beyond.unknown.length > 0 ? await endOldWork() : null;
  await replayLines(beyond, counts, told);
  if (acceptGap) await beginAnew();
  await exportEntries();
  return { counts, ended, unreadable };
}
