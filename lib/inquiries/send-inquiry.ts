import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { type ConsentEvent, formEvents, recordEvents } from '@/lib/consent/record-events';
import { asNewcomer, asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { isUniqueViolation } from '@/lib/db/is-unique-violation';
import { inquiries } from '@/lib/db/tables/inquiries';
import { subjects } from '@/lib/db/tables/subjects';
import { env } from '@/lib/env';
import { queueMail } from '@/lib/mail/queue-mail';
import { endOfPause, recordForSubscribers } from '@/lib/marketing/preferences';
import type { ConsentId } from '@/lib/policy/current';
import { leftOutAt } from '@/lib/policy/left-out';
import type { Entries } from '@/lib/policy/point-items';
import { emailIndex } from '@/lib/subjects/email-index';
import { createKey, getKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import type { InquiryKind } from './kinds';

/** What Contact us asks for. */
export type Inquiry = Entries<'contact'>;

type Decisions = Partial<Record<ConsentId, 'yes' | 'no'>>;

const none = leftOutAt('contact');

/**
 * The same inquiry sent twice on one day, by a double click or the back button, is one inquiry: its
 * number is a keyed hash of what it says and decides, and the second row meets the first.
 */
const numberOf = (kind: InquiryKind, inquiry: Inquiry, decisions: Decisions, sender: string): string =>
  createHmac('sha256', env().indexKey)
    .update(`inquiry\0${new Date().toISOString().slice(0, 10)}\0${JSON.stringify([sender, kind, inquiry, decisions])}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');

async function onceOnly(id: string, work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return id;
}

async function store(
  tx: Tx,
  id: string,
  key: SubjectKey,
  kind: InquiryKind,
  inquiry: Inquiry,
  decisions: Decisions,
  mailTo: string | null,
  before: readonly ConsentEvent[] = [],
): Promise<void> {
  const kept = decisions.inquiryOptional === 'yes' ? inquiry : { ...inquiry, ...none };
  await tx.insert(inquiries).values({ id, subjectId: key.subjectId, kind, ...key.seal(inquiries, id, { ...kept }) });
  await recordEvents(tx, [...before, ...formEvents(key.subjectId, 'contact', decisions)], mailTo);
}

/**
 * Takes an inquiry from somebody not signed in. They get a person of their own, so that nobody can
 * write into an account by typing its address. A demo request, and a yes to marketing, ask for the
 * address to be confirmed (S11); a plain question sends no mail until it is answered.
 *
 * @returns the inquiry's number
 */
export function sendInquiry(kind: InquiryKind, inquiry: Inquiry, decisions: Decisions): Promise<string> {
  const number = numberOf(kind, inquiry, decisions, 'visitor');
  return onceOnly(number, () =>
    asNewcomer(async (tx, id) => {
      await tx.insert(subjects).values({ id, kind: 'inquirer', emailIndex: emailIndex(inquiry.email) });
      await store(tx, number, await createKey(tx, id), kind, inquiry, decisions, null);
      if (kind === 'demo' || decisions.marketing === 'yes')
        await queueMail(tx, { template: 'confirm-inquiry', subjectId: id });
    }),
  );
}

/** Whether this inquiry stands in the person's My Data. */
export const isOwnInquiry = (subject: Subject, id: string): Promise<boolean> =>
  asSubject(subject, async (tx) => {
    const found = await tx.select({ id: inquiries.id }).from(inquiries).where(eq(inquiries.id, id));
    return found.length > 0;
  });

/** Takes an inquiry of a signed-in person from the account's own, proved address: it belongs to the account. */
export function sendOwnInquiry(
  subject: Subject,
  kind: InquiryKind,
  inquiry: Inquiry,
  decisions: Decisions,
): Promise<string> {
  const number = numberOf(kind, inquiry, decisions, subject.id);
  return onceOnly(number, () =>
    asSubject(subject, async (tx) => {
      const agreed = await agreesToMarketing(tx, subject.id);
      // A no ends every yes that there is at this address; where the account gave none it is a refusal as well.
      const { marketing, ...others } = decisions;
      if (marketing === 'no') await recordForSubscribers(tx, subject.id, { decision: 'withdrawn' }, 'contact');
      const before = marketing === 'yes' ? await endOfPause(tx, subject.id, 'contact') : [];
      await store(
        tx,
        number,
        await getKey(tx, subject.id),
        kind,
        inquiry,
        agreed && marketing === 'no' ? others : decisions,
        subject.id,
        before,
      );
      if (marketing === 'yes' && !agreed) await queueMail(tx, { template: 'marketing-welcome', subjectId: subject.id });
    }),
  );
}
