import { agreesToMarketing, currentConsents } from '@/lib/consent/current-consents';
import { makeOptOutToken } from '@/lib/consent/opt-out-token';
import type { Tx } from '@/lib/db/doors';
import type { outbox } from '@/lib/db/tables/outbox';
import { policy } from '@/lib/policy/current';
import type { Letter } from './letter';
import { createMailLink, siteAddress } from './mail-links';
import { findAccount, findEmailChange, findFarewell, findInquiry, isTakenByAnother } from './recipients';
import { mailClasses, type TemplateId } from './template-ids';
import * as account from './templates/account-mails';
import { ConfirmInquiry, InquiryAnswer, MarketingWelcome } from './templates/inquiry-mails';

type Row = typeof outbox.$inferSelect;

/** The letter and the person it is about, who also owns its kept copy. */
export interface Composed {
  subjectId: string;
  letter: Letter;
}

/** Null: nobody is there any more, or the person has said no since. The mail is then not sent. */
type Compose = (tx: Tx, row: Row) => Promise<Composed | null>;

const contact = policy.mailboxes[0] ?? '';
const signInUrl = () => siteAddress('/sign-in');
const resetUrl = () => siteAddress('/reset-password');

/** Whoever typed the address also decided for its owner, who is told before a press makes it count. */
const saidYesToNews = async (tx: Tx, subjectId: string): Promise<boolean> =>
  (await currentConsents(tx, subjectId)).get('marketing')?.decision === 'granted';

const compose: Record<TemplateId, Compose> = {
  'verify-email': async (tx, row) => {
    const found = await findAccount(tx, row);
    if (!found) return null;
    // Sign-up does the same work for a known address; the difference shows only in the owner's mailbox.
    if (await isTakenByAnother(tx, found.subjectId)) {
      const body = <account.AlreadyRegistered signInUrl={signInUrl()} resetUrl={resetUrl()} />;
      return letterTo(found, 'You already have an account', body);
    }
    const url = await createMailLink(tx, 'verify-email', found);
    return letterTo(
      found,
      'Confirm your email address',
      <account.VerifyEmail url={url} news={await saidYesToNews(tx, found.subjectId)} />,
    );
  },
  'reset-password': async (tx, row) => {
    const found = await findAccount(tx, row);
    if (!found) return null;
    const url = await createMailLink(tx, 'reset-password', found);
    return letterTo(found, 'Set a new password', <account.ResetPassword url={url} />);
  },
  'confirm-new-email': async (tx, row) => {
    const found = await findEmailChange(tx, row, 'newEmail');
    if (!found) return null;
    const url = await createMailLink(tx, 'confirm-new-email', found);
    return letterTo(found, 'Confirm your new address', <account.ConfirmNewEmail url={url} />);
  },
  'email-changed': async (tx, row) => {
    const found = await findEmailChange(tx, row, 'oldEmail');
    return found && letterTo(found, 'Your address was changed', <account.EmailChanged contact={contact} />);
  },
  'password-changed': async (tx, row) => {
    const found = await findAccount(tx, row);
    return found && letterTo(found, 'Your password was changed', <account.PasswordChanged resetUrl={resetUrl()} />);
  },
  'confirm-inquiry': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found) return null;
    const url = await createMailLink(tx, 'confirm-inquiry', found);
    return letterTo(
      found,
      'Confirm your email address',
      <ConfirmInquiry url={url} news={await saidYesToNews(tx, found.subjectId)} />,
    );
  },
  'inquiry-answer': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found?.answer) return null;
    return letterTo(
      found,
      'Our answer to your inquiry',
      <InquiryAnswer answer={found.answer} number={found.inquiryId} contact={contact} />,
    );
  },
  'account-closed': async (tx, row) => {
    const found = await findFarewell(tx, row);
    return found && letterTo(found, 'Your account is closed', <account.AccountClosed contact={contact} />);
  },
  'marketing-welcome': async (tx, row) => {
    const found = (await findAccount(tx, row)) ?? (await findInquiry(tx, row));
    if (!found) return null;
    const optOutUrl = siteAddress(`/unsubscribe?token=${makeOptOutToken(found.subjectId)}`);
    const composed = letterTo(found, 'News and resources, as you asked', <MarketingWelcome optOutUrl={optOutUrl} />);
    return { ...composed, letter: { ...composed.letter, unsubscribeUrl: optOutUrl } };
  },
};

function letterTo(found: { subjectId: string; email: string }, subject: string, body: Letter['body']): Composed {
  return { subjectId: found.subjectId, letter: { to: found.email, subject, body } };
}

/** Opens the address from the person's record and asks the ledger once more, at the moment of sending. */
export const composeLetter: Compose = async (tx, row) => {
  const write: Compose | undefined = compose[row.template as TemplateId];
  if (!write) throw new Error(`No template is called ${row.template}`);
  const isMarketing = mailClasses[row.template as TemplateId] === 'marketing';
  if (isMarketing && !(row.subjectId && (await agreesToMarketing(tx, row.subjectId)))) return null;
  return write(tx, row);
};
export type { Row as OutboxRow };
