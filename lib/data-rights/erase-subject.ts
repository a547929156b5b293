import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { asEraser, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { subjects } from '@/lib/db/tables/subjects';
import { suppressAddress } from '@/lib/marketing/suppression';
import { destroyRowsOf } from './erase/destroy-rows-of';
import { openErasure } from './erase/open-erasure';
import { type Remembered, remember } from './erase/remembered';
import { findHold, leaveToHold } from './hold/at-erasure';

type Subject = Pick<typeof subjects.$inferSelect, 'id' | 'kind' | 'provedAt' | 'closeRequestedAt'>;

/** What a sweep asks of an erasure: whoever is being changed at this moment is left to the next one. */
interface Sweep {
  /**
   * Spares a person who has confirmed the address, or kept the account, since the sweep listed them; and, where a period of their rows
   * ends, who has restricted since.
   */
  stillDue: 'eraseAfter' | 'closesAt' | null;
  /** Written with the erasure. */
  note: (tx: Tx) => Promise<void>;
}

/**
 * Why somebody is erased. `closed`: they close their account. `asked`: they asked us for it, by mail or behind a mailed code. All are told, and get a
 * certificate. `restored`: it was done before, and a backup brought them back; whatever it left behind then comes from
 * the erasure ledger. `joined`: what they had sent belongs to an account now. `over`: their data has no purpose any more. Or a
 * sweep, which comes by the policy's rules.
 */
type Why = 'closed' | 'asked' | 'asked-by-code' | 'restored' | 'joined' | 'over' | Sweep;

export interface Erased {
  /** Under which the person finds how far it is, and the certificate; null where nobody is told. */
  number: string | null;
}

/** An address that somebody else here has proved too is theirs, and their own decisions hold for it. */
async function isLastAtAddress(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ last: sql<boolean>`last` }).from(sql`portal_last_at_address() as last`);
  return row?.last ?? false;
}

/** Only an address that was proved to be the person's. */
async function suppress(tx: Tx, { kind, provedAt }: Subject, email: string | null): Promise<boolean> {
  if (!provedAt || kind === 'farewell' || email === null || !(await isLastAtAddress(tx))) return false;
  await suppressAddress(tx, email);
  return true;
}

/** Whoever is closed because their data was confirmed to be a child's did not ask for it. */
async function isChild(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ isChild: sql<boolean>`child` }).from(sql`portal_is_child() as child`);
  return row?.isChild ?? false;
}

function causeOf(why: Why, child: boolean, { stripeCustomerId, isNumberDamaged }: Remembered) {
  if (child && why !== 'restored') return 'child';
  if (why === 'closed' || why === 'asked') return why;
  if (why === 'asked-by-code') return 'asked';
  if (typeof why === 'object') return why.stillDue === 'closesAt' ? 'closed' : null;
  // The deletion at Stripe may have been under way: asked for once more it changes nothing.
  return why === 'restored' && (stripeCustomerId !== null || isNumberDamaged) ? 'restored' : null;
}

async function lock(tx: Tx, subjectId: string, sweep: Sweep | null): Promise<Subject | undefined> {
  const { id, kind, provedAt, closeRequestedAt } = subjects;
  const due = sweep?.stillDue ? lte(subjects[sweep.stillDue], sql`now()`) : sweep && isNull(subjects.restrictedAt);
  const [found] = await tx
    .select({ id, kind, provedAt, closeRequestedAt })
    .from(subjects)
    .where(and(eq(id, subjectId), due ?? undefined))
    .for('update', sweep ? { skipLocked: true } : {});
  return found;
}

/**
 * Destroys a person: every row the data map leads to, and the key that all of it was sealed with, in
 * one transaction. The ledger's events stay with their link cut, and a keyed hash keeps marketing from the address.
 * What is left to do elsewhere is written down in the same transaction.
 * Idempotent: erasing somebody who is gone does nothing and answers null. While a legal hold is in force a trigger puts
 * aside what it names, and that stays with the key, out of everybody else's reach, until the hold is lifted.
 */
export function eraseSubject(subjectId: string, why: Why): Promise<Erased | null> {
  const farewellId = randomId();
  const erase = (tx: Tx) => eraseWithin(tx, subjectId, farewellId, why);
  return asEraser(subjectId, farewellId, erase, why === 'asked-by-code' ? 'mailed-link' : 'mail');
}

/** Of an inquirer whose inquiry goes to an account in the same transaction. Nobody is told, so there is no farewell. */
export const eraseJoined = (tx: Tx, subjectId: string): Promise<Erased | null> =>
  eraseWithin(tx, subjectId, '', 'joined');

async function eraseWithin(tx: Tx, subjectId: string, farewellId: string, why: Why): Promise<Erased | null> {
  const sweep = typeof why === 'object' ? why : null;
  const found = await lock(tx, subjectId, sweep);
  if (!found) return null;
  const hold = await findHold(tx, subjectId);
  const held = hold !== 'none';
  if (held && found.kind === 'held') return null;
  const remembered = await remember(tx, subjectId);
  const child = why !== 'joined' && (await isChild(tx));
  // The ledger has the suppression of then: one of now would stop a yes given since.
  const isSuppressed = why !== 'restored' && (await suppress(tx, found, remembered.email));
  const counts = await destroyRowsOf(tx, subjectId, held);
  if (held) await leaveToHold(tx, subjectId);
  await sweep?.note(tx);
  const cause = causeOf(why, child, remembered);
  const requestedAt = found.closeRequestedAt;
  const number = cause
    ? await openErasure(tx, farewellId, {
        cause,
        requestedAt,
        counts,
        isHeld: hold === 'told',
        isSuppressed,
        remembered,
      })
    : null;
  return { number };
}
