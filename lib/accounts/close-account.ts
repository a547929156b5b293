import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { checkOwnPassword, stillHolds, type Verified } from '@/lib/auth/check-password';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSubject, holdSubject, type Subject } from '@/lib/db/doors';
import { fromNow } from '@/lib/db/from-now';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { changeMarketing } from '@/lib/marketing/preferences';
import { ok, type Result, refuse } from '@/lib/result';
import type { closeWhen } from './schema';

export type CloseWhen = (typeof closeWhen)[number];

/**
 * Asks for the closing, durably: killed right after, the next sweep goes on. Until it is carried out the account is
 * restricted. Marketing ends at once, for whoever else has the address too: to a human it is one mailbox.
 */
const requestClosing = (subject: Subject, verified: Verified, when: CloseWhen) =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    if (!(await stillHolds(tx, verified))) return false;
    await changeMarketing(tx, subject.id, { decision: 'withdrawn' }, 'myData');
    const closesAt = when === 'now' ? sql`now()` : fromNow('closing');
    const sooner = when === 'now' ? undefined : isNull(subjects.closesAt);
    const asked = await tx
      .update(subjects)
      .set({ closeRequestedAt: sql`coalesce(${subjects.closeRequestedAt}, now())`, closesAt })
      .where(and(eq(subjects.id, subject.id), sooner))
      .returning({ id: subjects.id });
    if (when === 'in-7-days' && asked.length > 0)
      await queueMail(tx, { template: 'account-closing', subjectId: subject.id });
    return true;
  });

/** When the account is to close; null where it stays. */
export const findClosing = (subject: Subject): Promise<Date | null> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select({ closesAt: subjects.closesAt }).from(subjects).where(eq(subjects.id, subject.id));
    return row?.closesAt ?? null;
  });

/** Of a second press the password is right, and there is nothing any more to hold it against. */
const isThere = (subject: Subject): Promise<boolean> =>
  asSubject(subject, async (tx) => {
    const found = await tx.select({ id: subjects.id }).from(subjects).where(eq(subjects.id, subject.id));
    return found.length > 0;
  });

/**
 * Closes the account (S13), at once or in 7 days. At once: rows, key and sessions go in one transaction, and a mail
 * confirms it. In 7 days: the same by the sweep, unless the person keeps the account. Asked twice it stays at the first date.
 *
 * @returns the number of the erasure; null where it is still to come
 */
export async function closeAccount(
  subject: Subject,
  password: string,
  when: CloseWhen,
): Promise<Result<{ number: string | null }, 'wrong-password' | 'already-closed'>> {
  const verified = await checkOwnPassword(subject, password);
  if (!verified || !(await requestClosing(subject, verified, when)))
    return refuse((await isThere(subject)) ? 'wrong-password' : 'already-closed');
  if (when === 'in-7-days') return ok({ number: null });
  const erased = await eraseSubject(subject.id, 'closed');
  return erased ? ok({ number: erased.number }) : refuse('already-closed');
}

/** The way back: the account stays, and is no longer restricted. A yes to marketing that ended does not come back by it. */
export const keepAccount = (subject: Subject): Promise<Result<null, 'not-closing'>> =>
  asSubject(subject, async (tx) => {
    const kept = await tx
      .update(subjects)
      .set({ closeRequestedAt: null, closesAt: null })
      .where(and(eq(subjects.id, subject.id), gt(subjects.closesAt, sql`now()`)))
      .returning({ id: subjects.id });
    return kept.length > 0 ? ok(null) : refuse('not-closing');
  });
