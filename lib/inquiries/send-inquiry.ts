import { agreesToMarketing } from '@/lib/consent/current-consents';
import { recordDecisions } from '@/lib/consent/record-decisions';
import { asNewcomer, asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { inquiries } from '@/lib/db/tables/inquiries';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import type { ConsentId } from '@/lib/policy/current';
import { emailIndex } from '@/lib/subjects/email-index';
import { createKey, getKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import type { InquiryKind } from './kinds';

export interface Inquiry {
  name: string;
  countryOfResidence: string;
  email: string;
  companyName: string;
  inquiryDetails: string;
  businessDescription: string | null;
  jobTitle: string | null;
  phoneNumber: string | null;
}

type Decisions = Partial<Record<ConsentId, 'yes' | 'no'>>;

const none = { businessDescription: null, jobTitle: null, phoneNumber: null };

async function store(tx: Tx, key: SubjectKey, kind: InquiryKind, inquiry: Inquiry, decisions: Decisions): Promise<string> {
  const id = randomId();
  const kept = decisions.inquiryOptional === 'yes' ? inquiry : { ...inquiry, ...none };
  await tx.insert(inquiries).values({ id, subjectId: key.subjectId, kind, ...key.seal(inquiries, id, { ...kept }) });
  await recordDecisions(tx, key.subjectId, 'contact', decisions);
  return id;
}

/**
 * Takes an inquiry from somebody not signed in. They get a person of their own, so that nobody can
 * write into an account by typing its address. A demo request, and a yes to marketing, ask for the
 * address to be confirmed (S11); a plain question sends no mail until it is answered.
 *
 * @returns the inquiry's number
 */
export const sendInquiry = (kind: InquiryKind, inquiry: Inquiry, decisions: Decisions): Promise<string> =>
  asNewcomer(async (tx, id) => {
    await tx.insert(subjects).values({ id, kind: 'inquirer', emailIndex: emailIndex(inquiry.email) });
    const number = await store(tx, await createKey(tx, id), kind, inquiry, decisions);
    if (kind === 'demo' || decisions.marketing === 'yes') await queueMail(tx, { template: 'confirm-inquiry', subjectId: id });
    return number;
  });

/** Takes an inquiry of a signed-in person from the account's own, proved address: it belongs to the account. */
export const sendOwnInquiry = (subject: Subject, kind: InquiryKind, inquiry: Inquiry, decisions: Decisions): Promise<string> =>
  asSubject(subject, async (tx) => {
    const agreed = await agreesToMarketing(tx, subject.id);
    const number = await store(tx, await getKey(tx, subject.id), kind, inquiry, decisions);
    if (decisions.marketing === 'yes' && !agreed) await queueMail(tx, { template: 'marketing-welcome', subjectId: subject.id });
    return number;
  });
