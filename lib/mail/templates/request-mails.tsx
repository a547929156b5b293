import { Line, lines, MailLayout } from './mail-layout';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const reasonOf = ({ hasAccount }: RequestMail): string =>
  hasAccount
    ? 'You get this mail because a request was made in your account. If that was not you, set a new password and write to the address below.'
    : 'You get this mail because a request was made about an inquiry from this address, with a code that was mailed here. If that was not you, write to the address below.';

interface RequestMail {
  /** The right, by name. */
  right: string;
  number: string;
  url: string;
  /** Or else it was made behind a mailed code, and is followed behind another. */
  hasAccount: boolean;
}

const label = 'See your request';

export function RequestReceived({
  at,
  dueOn,
  appeal,
  ...mail
}: RequestMail & { at: Date | null; dueOn: string; appeal: boolean }) {
  const { right, number, url } = mail;
  return (
    <MailLayout
      preview={`We answer by ${day.format(new Date(dueOn))}.`}
      heading={appeal ? 'We have your appeal' : 'We have your request'}
      action={{ label, url }}
      reason={reasonOf(mail)}
    >
      <Line>
        It is about: {right}. It arrived on {at && moment.format(at)} UTC and has the number {number}.
      </Line>
      <Line>
        {appeal
          ? 'Somebody else than before looks at it and decides.'
          : 'One of our staff reads it, looks at your data and does what you ask, or tells you why not.'}{' '}
        You have our answer by {day.format(new Date(dueOn))}.
      </Line>
      <Line>
        {mail.hasAccount
          ? 'My Data shows each step. There you can also add to it or cancel it.'
          : 'To see each step, add to it or cancel it, follow the link below and ask for a new code.'}
      </Line>
    </MailLayout>
  );
}

export function RequestExtended({ dueOn, why, ...mail }: RequestMail & { dueOn: string; why: string }) {
  const { right, number, url } = mail;
  return (
    <MailLayout
      preview={`We answer by ${day.format(new Date(dueOn))}.`}
      heading="Your request takes longer"
      action={{ label, url }}
      reason={reasonOf(mail)}
    >
      <Line>
        Your request ({right}, number {number}) takes us longer than we said. You have our answer by{' '}
        {day.format(new Date(dueOn))}. We can put it off only this once. The reason:
      </Line>
      {lines(why)}
      <Line>You can add to your request or cancel it at any time.</Line>
    </MailLayout>
  );
}

/** Of a refusal the mail has to name the reasons, and the ways to complain and to a court (GDPR 12(4)). */
export function RequestAnswered({
  answer,
  ground,
  canAppeal,
  ...mail
}: RequestMail & { answer: string; ground: string | null; canAppeal: boolean }) {
  const { right, number, url } = mail;
  return (
    <MailLayout
      preview={ground ? 'We do not do what you asked, and say why.' : 'What you asked for is done.'}
      heading={ground ? 'We refused your request' : 'Your request is done'}
      action={{ label, url }}
      reason={reasonOf(mail)}
    >
      <Line>
        Your request: {right}, number {number}.{ground && ` Refused. ${ground}. In our words:`}
      </Line>
      {lines(answer)}
      {canAppeal && (
        <Line>
          If you do not agree, you can appeal{mail.hasAccount ? ' in My Data' : ' on the page above, with a new code'},
          once. Somebody else than before then decides.
        </Line>
      )}
      <Line>
        You can also complain to a data protection supervisory authority, where you live, where you work, or where you
        think the law was broken, and go to court. You need not appeal first.
      </Line>
    </MailLayout>
  );
}
