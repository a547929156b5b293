import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { asHandler, asSubject, asSystem, type DataSubject, recordLook, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { restrictionLifts } from '@/lib/db/tables/restriction-lifts';
import { queueMail } from '@/lib/mail/queue-mail';
import { reportError } from '@/lib/report-error';
import { findRequester } from '@/lib/requests/enter-request';
import type { Lift } from '@/lib/requests/enter-schema';
import { openRequestIn } from '@/lib/requests/open-request';
import { ok, type Result, refuse } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';
import { holdOwn } from '@/lib/subjects/hold-own';
import { getKey } from '@/lib/subjects/keys';

/** Days between the announcement and the end, at least: GDPR 18(3) names none. */
export const liftNoticeDays = 7;

/** Noon in UTC is that day from Seoul to California. */
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** Announces the end of a restriction to its person, by mail and in My Data, with the reason. One at a time. */
export const announceLift = (
  handler: string,
  { email, reason, liftsOn }: Lift,
): Promise<Result<string, 'nobody' | 'not-restricted' | 'too-soon' | 'announced-already'>> =>
  asHandler(handler, { purpose: 'requests', emailIndex: emailIndex(email) }, async (tx) => {
    const subjectId = await findRequester(tx);
    if (!subjectId) return refuse('nobody');
    await recordLook(tx, subjectId);
    const liftsAt = noonOf(liftsOn);
    const [person] = await tx
      .select({
        isRestricted: sql<boolean>`portal_looked_restricts()`,
        isSoon: sql<boolean>`${liftsAt.toISOString()}::timestamptz < now() + make_interval(days => ${liftNoticeDays})`,
      })
      .from(sql`(values (1)) as one`);
    if (!person?.isRestricted) return refuse('not-restricted');
    if (person.isSoon) return refuse('too-soon');
    const id = randomId();
    const sealed = (await getKey(tx, subjectId)).seal(restrictionLifts, id, { reason });
    const announced = await tx
      .insert(restrictionLifts)
      .values({ id, subjectId, liftsAt, ...sealed })
      .onConflictDoNothing()
      .returning({ id: restrictionLifts.id });
    if (announced.length === 0) return refuse('announced-already');
    await queueMail(tx, { template: 'restriction-lift', subjectId });
    return ok(liftsOn);
  });

/** An announced end, as its person sees it. */
export interface LiftView {
  id: string;
  reason: string;
  liftsAt: Date;
  announcedAt: Date;
  /** The request that the person's objection became; null where they have not objected. */
  requestId: string | null;
}

const open = (subjectId: string) => and(eq(restrictionLifts.subjectId, subjectId), isNull(restrictionLifts.endedAt));

/** The end that is announced to this person and not over; null where none is. For their own door, and for the mailer's. */
export async function readLift(tx: Tx, subjectId: string): Promise<LiftView | null> {
  const { id, reason, liftsAt, announcedAt, requestId } = restrictionLifts;
  const [row] = await tx
    .select({ id, reason, liftsAt, announcedAt, requestId })
    .from(restrictionLifts)
    .where(open(subjectId))
    .orderBy(desc(announcedAt))
    .limit(1);
  return row ? (await getKey(tx, subjectId)).open(restrictionLifts, row.id, row) : null;
}

export const findLift = (subject: DataSubject): Promise<LiftView | null> =>
  asSubject(subject, (tx) => readLift(tx, subject.id));

/**
 * The person's objection: a request from that press on, and the restriction stays until people have decided it. Pressed twice, it is
 * the same request.
 *
 * @returns the number of the request
 */
export const objectToLift = (subject: DataSubject): Promise<Result<string, 'nothing-announced' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const lift = await readLift(tx, subject.id);
    if (!lift) return refuse('nothing-announced');
    if (lift.requestId) return ok(lift.requestId);
    const number = randomId();
    const opened = await openRequestIn(tx, subject, {
      number,
      right: 'objection',
      law: 'undeclared',
      details: `I object to the end of the restriction that you announced. Your reason was: ${lift.reason}`,
    });
    if (!opened.ok) return refuse('nothing-announced');
    await tx
      .update(restrictionLifts)
      .set({ objectedAt: sql`now()`, requestId: number })
      .where(eq(restrictionLifts.id, lift.id));
    return ok(number);
  });

/** How many ends a run carries out at most; the next one goes on. */
const perRun = 200;

async function lift(id: string): Promise<boolean> {
  return asSystem('sweep', async (tx) => {
    const [row] = await tx
      .select({ id: sql<string | null>`id` })
      .from(sql`portal_lift_restriction(${id}) as lifted(id)`);
    if (!row?.id) return false;
    await queueMail(tx, { template: 'restriction-ended', subjectId: row.id });
    return true;
  });
}

/**
 * Ends each restriction whose announced day has come and whose person has not objected, and tells them. Safe to run anywhere. One that
 * fails is reported and told of, keeps no other from its end, and is tried again by the next run.
 */
export async function liftDue(failed: () => void = () => undefined): Promise<number> {
  const due = await asSystem('sweep', (tx) =>
    tx
      .select({ id: restrictionLifts.id })
      .from(restrictionLifts)
      .where(
        and(
          isNull(restrictionLifts.endedAt),
          lte(restrictionLifts.liftsAt, sql`now()`),
          sql`portal_lift_is_due(restriction_lifts)`,
        ),
      )
      .orderBy(asc(restrictionLifts.liftsAt))
      .limit(perRun),
  );
  let lifted = 0;
  for (const { id } of due) {
    try {
      if (await lift(id)) lifted += 1;
    } catch (error) {
      reportError('lift-failed', error);
      failed();
    }
  }
  return lifted;
}
