import { and, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { currentConsents } from '@/lib/consent/current-consents';
import { consentEvent, holdMarketing, noticeOf, type Place, recordEvents } from '@/lib/consent/record-events';
import { asSubject, asSystem, asVisitor, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { renewalOffers } from '@/lib/db/tables/renewal-offers';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { takeLink } from '@/lib/mail/use-link';
import { renewalDays } from '@/lib/policy/marketing-days';
import { ok, type Result, refuse } from '@/lib/result';
import { clock, yesEndsWithin } from './ending-yes';
import type { MailedTo } from './opt-out-token';
import { changeMarketing } from './preferences';
import { isRenewable } from './renewable';

const batch = 500;

/** Queues one batch of offers. Whoever pauses is asked once the pause is over, if the yes lasts that long. */
const offerBatch = (now: SQL) =>
  asSystem('renewals', async (tx) => {
    const offered = tx.select().from(renewalOffers).where(eq(renewalOffers.receiptId, consentEvents.receiptId));
    const due = await tx
      .select({ receiptId: consentEvents.receiptId, subjectId: sql<string>`${consentEvents.subjectId}` })
      .from(consentEvents)
      .where(
        and(
          yesEndsWithin(renewalDays, now),
          notExists(offered),
          sql`exists (select from marketing_audience who where who.subject_id = ${consentEvents.subjectId})`,
        ),
      )
      .orderBy(consentEvents.at)
      .limit(batch);
    if (due.length === 0) return { found: 0, offered: 0 };
    // Another server may be at the same people: the row of the offer meets its own, and only one of the two mails.
    const taken = await tx.insert(renewalOffers).values(due).onConflictDoNothing().returning();
    for (const { subjectId } of taken) await queueMail(tx, { template: 'marketing-renewal', subjectId });
    return { found: due.length, offered: taken.length };
  });

/** Offers to renew, by one mail a yes, 60 days before it ends. Safe to run anywhere, twice at once. */
export async function offerRenewals(now?: Date): Promise<number> {
  let offered = 0;
  for (;;) {
    const round = await offerBatch(clock(now));
    offered += round.offered;
    if (round.found < batch) return offered;
  }
}

/** A yes that is about to end begins anew, from now. False where there is none, or its end is far. */
async function renew(tx: Tx, subjectId: string, place: Place): Promise<boolean> {
  await holdMarketing(tx, subjectId);
  const yes = (await currentConsents(tx, subjectId)).get('marketing');
  if (!yes?.counts || !yes.until || !isRenewable(yes.until, new Date())) return false;
  const notice = noticeOf('marketing');
  await recordEvents(
    tx,
    [consentEvent({ subjectId, consent: 'marketing', decision: 'granted', place, notice })],
    subjectId,
  );
  return true;
}

export const renewInMyData = (subject: Subject): Promise<boolean> =>
  asSubject(subject, (tx) => renew(tx, subject.id, 'myData'));

/**
 * Does what was pressed on the page behind the link of an offer, once. A no needs no yes that still counts.
 *
 * @returns the person and their address, for the page that shows what holds now
 */
export const answerRenewal = (token: string, answer: 'yes' | 'no'): Promise<Result<MailedTo, 'link-over'>> =>
  asVisitor({ kind: 'link', token }, async (tx) => {
    const subjectId = await takeLink(tx, token, 'renew-marketing');
    if (!subjectId) return refuse('link-over');
    if (answer === 'no') await changeMarketing(tx, subjectId, { decision: 'withdrawn' }, 'mailLink');
    else if (!(await renew(tx, subjectId, 'mailLink'))) return refuse('link-over');
    const [person] = await tx
      .select({ subjectId: subjects.id, emailIndex: subjects.emailIndex })
      .from(subjects)
      .where(eq(subjects.id, subjectId));
    return person ? ok(person) : refuse('link-over');
  });
