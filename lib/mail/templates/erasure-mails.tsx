import type { Erasure } from '@/lib/data-rights/erase/erasure';
import { policy } from '@/lib/policy/current';
import { periodOf } from '@/lib/policy/period-words';
import { Line, MailAnchor, MailLayout } from './mail-layout';

const contact = policy.mailboxes[0] ?? '';

export interface ErasureMail {
  erasure: Erasure;
  /** Where it stands, and the certificate. */
  url: string;
}

const lastMail =
  'This is the last mail about it. Your address was kept for it alone, and is destroyed now that it has been sent.';
const notLastMail =
  'Your address is kept, sealed, until Stripe has answered and we have told you so, and is destroyed then.';

const reasonOf = ({ completedAt }: Erasure) => (completedAt ? lastMail : notLastMail);

function HeldLine({ erasure }: Pick<ErasureMail, 'erasure'>) {
  if (!erasure.isHeld) return null;
  return (
    <Line>
      One exception: an investigation into a breach of law keeps what it concerns, and with it the key. You could read
      in My Data what that is, why and for whom. It is used for nothing else, and destroyed when the investigation ends.
    </Line>
  );
}

function RemainsLines({ erasure }: Pick<ErasureMail, 'erasure'>) {
  return (
    <Line>
      Your consent decisions and the log of what was done remain, without a link to anybody and with no end set yet. So
      does the log of your requests for {periodOf('request')}, without what was written.
      {erasure.isSuppressed &&
        ` A keyed hash of your address remains for ${periodOf('suppression')}, so that no import and no restored backup sends you marketing.`}{' '}
      Backups made before today hold sealed copies, and the sealed key, until they are overwritten.
    </Line>
  );
}

function CertificateLine({ erasure }: Pick<ErasureMail, 'erasure'>) {
  return erasure.completedAt ? (
    <Line>
      The certificate is attached: signed, without your name or address, and for anybody to check without asking us.
    </Line>
  ) : (
    <Line>
      Your record at Stripe is being deleted too. Until Stripe has answered there is no certificate: we write again.
    </Line>
  );
}

/** Without a number at Stripe, S13 is help on request. */
function StripeLine({ erasure }: Pick<ErasureMail, 'erasure'>) {
  const stripe = erasure.steps.find(({ store }) => store === 'stripe');
  if (stripe?.state !== 'nothing-held') return null;
  return (
    <Line>
      We hold no number of a record of yours at Stripe. If you paid by card all the same, Stripe keeps billing data
      under its own policy: ask Stripe to delete it, or write to {contact} and we will help.
    </Line>
  );
}

export function AccountClosing({ closesOn, url }: { closesOn: string; url: string }) {
  return (
    <MailLayout
      preview="Your account closes in 7 days. Until then you can keep it."
      heading="Your account is going to close"
      action={{ label: 'Keep my account', url }}
      reason="You get this mail because somebody signed in to your account asked for this with your password. Such notices cannot be switched off."
    >
      <Line>
        On {closesOn} what your account holds is destroyed, and with it the key it is sealed with. Until then it is
        restricted: we keep your data and do nothing else with it but answer a request of yours. Marketing has stopped
        already.
      </Line>
      <Line>To keep the account, sign in and press “Keep my account”. To take a copy, sign in too.</Line>
      <Line>If you did not ask for this, sign in, keep the account, and set a new password at once.</Line>
    </MailLayout>
  );
}

export function AccountClosed({ erasure, url, inquiriesUrl }: ErasureMail & { inquiriesUrl: string }) {
  return (
    <MailLayout
      preview="Your account is closed and what it held is destroyed."
      heading="Your account is closed"
      action={{ label: 'See what was destroyed', url }}
      reason={reasonOf(erasure)}
    >
      <Line>
        Every yes to marketing given at this address has ended. What your account held has been destroyed: your email
        address and password, your profile, the inquiries that belonged to the account, your visits, and the key that
        all of it was sealed with.
      </Line>
      <HeldLine erasure={erasure} />
      <CertificateLine erasure={erasure} />
      <RemainsLines erasure={erasure} />
      <Line>
        An inquiry you sent signed out, or from another address, stands apart from the account. It goes{' '}
        {periodOf('answered-inquirer')} after our answer. To have it deleted sooner:{' '}
        <MailAnchor href={inquiriesUrl}>ask for a code by mail</MailAnchor>
      </Line>
      <StripeLine erasure={erasure} />
    </MailLayout>
  );
}

export function DataDeleted({ erasure, url }: ErasureMail) {
  return (
    <MailLayout
      preview="Your inquiry is deleted, as you asked."
      heading="Your data is deleted"
      action={{ label: 'See what was destroyed', url }}
      reason={reasonOf(erasure)}
    >
      <Line>
        You asked us to delete your inquiry. It has been destroyed with our answer, your address, a yes to marketing if
        you gave one with it, and the key that all of it was sealed with.
      </Line>
      <HeldLine erasure={erasure} />
      <CertificateLine erasure={erasure} />
      <RemainsLines erasure={erasure} />
    </MailLayout>
  );
}

export function ChildDataDeleted({ erasure, url }: ErasureMail) {
  return (
    <MailLayout
      preview="What we held at this address is deleted."
      heading="Your data is deleted"
      action={{ label: 'See what was destroyed', url }}
      reason={reasonOf(erasure)}
    >
      <Line>
        A report said that what we hold at this address is a child’s, and that was confirmed, by the answer to our mail
        or by one of us. It has been destroyed, with the key that all of it was sealed with.
      </Line>
      <HeldLine erasure={erasure} />
      <CertificateLine erasure={erasure} />
      <RemainsLines erasure={erasure} />
      <StripeLine erasure={erasure} />
      <Line>If you think that this was a mistake, write to {contact}. What is destroyed cannot be brought back.</Line>
    </MailLayout>
  );
}

const obstacles = {
  'no-key': 'It is not done by a program here: one of us sees to it.',
  unreadable: 'The number of your record there cannot be read any more. One of us looks for it.',
  'unpaid-invoice': 'An invoice of yours is still open there. It has to be paid or written off first.',
  'open-dispute': 'A payment of yours is disputed there. That has to end first.',
  refused: 'Stripe refused to delete it. One of us looks into why.',
  unanswered: 'Stripe has not answered for three days. One of us looks into why; the tries go on.',
} as const;

export function ErasureObstructed({ erasure, url }: ErasureMail) {
  const obstacle = erasure.steps.find(({ store }) => store === 'stripe')?.obstacle;
  return (
    <MailLayout
      preview="Your record at Stripe is not deleted yet."
      heading="Your record at Stripe is not deleted yet"
      action={{ label: 'See how far it is', url }}
      reason={notLastMail}
    >
      <Line>
        Everything of yours that we hold ourselves is destroyed. Your record at Stripe is not.{' '}
        {obstacle && obstacles[obstacle]}
      </Line>
      <Line>We write again when it is done. You can also ask Stripe directly, or write to {contact}.</Line>
    </MailLayout>
  );
}

const endings = {
  destroyed: 'Your record at Stripe has been deleted.',
  'already-gone': 'Your record at Stripe had been deleted before we asked.',
  'not-found': 'Stripe knows no record of the number we had of you: there was nothing to delete.',
} as const;

export function ErasureCompleted({ erasure, url }: ErasureMail) {
  const state = erasure.steps.find(({ store }) => store === 'stripe')?.state;
  return (
    <MailLayout
      preview="Everything is done. The certificate is attached."
      heading="The deletion is complete"
      action={{ label: 'See what was destroyed', url }}
      reason={lastMail}
    >
      <Line>
        {state && state in endings ? endings[state as keyof typeof endings] : ''} With that, all that was left to do is
        done.
      </Line>
      <Line>Records of payments stay at Stripe under its own duties and its own policy.</Line>
      <CertificateLine erasure={erasure} />
    </MailLayout>
  );
}
