import type { Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { outbox } from '@/lib/db/tables/outbox';
import type { TemplateId } from './template-ids';
import { wakeMailer } from './wake-mailer';

type ByAddress = 'reset-password' | 'opt-out-link';
type ByAddressWithNumber = 'address-code' | 'child-question';
/** Queued by the thousand, where it is worked out to whom. */
type ToMany = 'marketing-campaign' | 'policy-change';
type ToOurselves = 'audit-checkpoint';
type AboutRequest = 'request-received' | 'request-to-confirm' | 'request-extended' | 'request-answered';
type WithMore = 'inquiry-answer' | 'consent-receipts' | AboutRequest;

type Mail =
  | {
      template: Exclude<TemplateId, ByAddress | ByAddressWithNumber | ToMany | ToOurselves | WithMore>;
      subjectId: string;
    }
  | { template: 'inquiry-answer'; subjectId: string; inquiryId: string }
  | { template: AboutRequest; subjectId: string; requestStepId: string }
  | { template: 'consent-receipts'; subjectId: string; receiptIds: string[] }
  /** By address alone: whether anybody is behind it is found out later, so that the request tells nothing. */
  | { template: ByAddress; emailIndex: string }
  /** The same, under the number of the code that the mail is to bring, or of the report it asks about. */
  | { template: ByAddressWithNumber; id: string; emailIndex: string }
  /** To the privacy mailbox: about nobody. */
  | { template: ToOurselves };

/** Puts a mail in the outbox, in the transaction of what caused it: both happen or neither. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.insert(outbox).values({ id: randomId(), ...mail });
  wakeMailer();
}
