import { policy } from '@/lib/policy/current';
import { type Compose, letterTo } from '../letter';
import { createMailLink, siteAddress } from '../mail-links';
import { findAccount, findEmailChange, isTakenByAnother } from '../recipients';
import * as account from '../templates/account-mails';
import { saidYesToNews } from './said-yes-to-news';

const contact = policy.mailboxes[0] ?? '';
const signInUrl = () => siteAddress('/sign-in');
const resetUrl = () => siteAddress('/reset-password');

export const accountLetters = {
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
    return letterTo(
      found,
      'Confirm your new address',
      <account.ConfirmNewEmail url={url} news={await saidYesToNews(tx, found.subjectId)} />,
    );
  },
  'email-changed': async (tx, row) => {
    const found = await findEmailChange(tx, row, 'oldEmail');
    return found && letterTo(found, 'Your address was changed', <account.EmailChanged contact={contact} />);
  },
  'password-changed': async (tx, row) => {
    const found = await findAccount(tx, row);
    return found && letterTo(found, 'Your password was changed', <account.PasswordChanged resetUrl={resetUrl()} />);
  },
} satisfies Record<string, Compose>;
