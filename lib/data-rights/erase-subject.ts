import { and, eq, getTableColumns, isNull, lte, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { dataMap, keptByHold, keptOnErasure, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { asEraser, type Tx } from '@/lib/db/doors';
import { fromNow } from '@/lib/db/from-now';
import { randomId } from '@/lib/db/random-id';
import * as schema from '@/lib/db/schema';
import { queueMail } from '@/lib/mail/queue-mail';
import { findPerson } from '@/lib/mail/recipients';
import { suppressAddress } from '@/lib/marketing/suppression';
import { reportError } from '@/lib/report-error';
import { emailIndex } from '@/lib/subjects/email-index';
import { UnsealError } from '@/lib/subjects/envelope';
import { createKey } from '@/lib/subjects/keys';
import { findHold, leaveToHold } from './hold/at-erasure';

type Subject = typeof schema.subjects.$inferSelect;

/** The person's own row goes last, when nothing points at it any more. */
const order = (Object.keys(dataMap) as TableName[]).sort((a, b) => Number(a === 'subjects') - Number(b === 'subjects'));

function columnOf(table: PgTable, name: string): AnyPgColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`The data map names a column that does not exist: ${name}`);
  return column;
}

async function destroyRows(tx: Tx, name: TableName, subjectId: string) {
  const leads = subjectColumn(name);
  if (!leads) return;
  const table: PgTable = schema[name];
  const fate = name in keptOnErasure ? keptOnErasure[name as keyof typeof keptOnErasure] : 'delete';
  if (fate === 'keep') return;
  const mine = eq(columnOf(table, leads), subjectId);
  if (fate === 'unlink')
    await tx
      .update(table)
      .set({ [leads]: null })
      .where(mine);
  else await tx.delete(table).where(mine);
}

/** One address under a key of its own, for the one mail that confirms the erasure; 72 hours at most. */
async function leaveFarewell(tx: Tx, id: string, email: string, template: 'account-closed' | 'account-closed-held') {
  await tx
    .insert(schema.subjects)
    .values({ id, kind: 'farewell', emailIndex: emailIndex(id), eraseAfter: fromNow('farewell') });
  const key = await createKey(tx, id);
  await tx.insert(schema.farewells).values({ subjectId: id, ...key.seal(schema.farewells, id, { email }) });
  await queueMail(tx, { template, subjectId: id });
}

/** What a sweep asks of an erasure: whoever is being changed at this moment is left to the next one. */
interface Sweep {
  /** Spares a person who has confirmed the address since the sweep listed them. */
  onlyOverdue: boolean;
  /** Written with the erasure. */
  note: (tx: Tx) => Promise<void>;
}

/** An address that somebody else here has proved too is theirs, and their own decisions hold for it. */
async function isLastAtAddress(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ last: sql<boolean>`last` }).from(sql`portal_last_at_address() as last`);
  return row?.last ?? false;
}

/** Only an address that was proved to be the person's. A damaged one cannot be mailed to, and must not keep anybody from being erased. */
async function suppress(tx: Tx, { id, kind, provedAt }: Pick<Subject, 'id' | 'kind' | 'provedAt'>) {
  if (!provedAt || kind === 'farewell' || !(await isLastAtAddress(tx))) return;
  try {
    const found = await findPerson(tx, { subjectId: id });
    if (found) await suppressAddress(tx, found.email);
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
    reportError('address-not-opened', error);
  }
}

/**
 * Destroys a person: every row the data map leads to, and the key that all of it was sealed with, in
 * one transaction. The ledger's events stay with their link cut, and a keyed hash keeps marketing from the address.
 * Idempotent: erasing somebody who is gone does nothing and answers false. While a legal hold is in force a trigger puts
 * aside what it names, and that stays with the key, out of everybody else's reach, until the hold is lifted.
 *
 * @param confirmTo the address that is told, where the person asked for the erasure
 * @param occasion `replayed`: erased before a backup with them was restored, so that whatever the erasure left behind
 * comes from the erasure ledger
 */
export async function eraseSubject(
  subjectId: string,
  confirmTo: string | null,
  occasion?: Sweep | 'replayed',
): Promise<boolean> {
  const farewellId = randomId();
  const sweep = occasion === 'replayed' ? undefined : occasion;
  return asEraser(subjectId, farewellId, async (tx) => {
    const { id, kind, provedAt, eraseAfter } = schema.subjects;
    const overdue = sweep?.onlyOverdue ? lte(eraseAfter, sql`now()`) : undefined;
    const [found] = await tx
      .select({ id, kind, provedAt })
      .from(schema.subjects)
      .where(and(eq(id, subjectId), overdue))
      .for('update', sweep ? { skipLocked: true } : {});
    if (!found) return false;
    const hold = await findHold(tx, subjectId);
    const held = hold !== 'none';
    if (held && found.kind === 'held') return false;
    // The ledger has the suppression of then: one of now would stop a yes given since.
    if (occasion !== 'replayed') await suppress(tx, found);
    // What was asked for by the address alone names nobody: row-level security picks this person's.
    await tx.delete(schema.outbox).where(isNull(schema.outbox.subjectId));
    for (const name of order) if (!held || !keptByHold.includes(name)) await destroyRows(tx, name, subjectId);
    if (held) await leaveToHold(tx, subjectId);
    if (confirmTo !== null)
      await leaveFarewell(tx, farewellId, confirmTo, hold === 'told' ? 'account-closed-held' : 'account-closed');
    await sweep?.note(tx);
    return true;
  });
}
