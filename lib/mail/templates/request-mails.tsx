import { Line, lines, MailLayout } from './mail-layout';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

type Channel = 'self-service' | 'mailed-link' | 'mail' | 'handler';

/** By mail or letter: of its arrival the day is known, and no time. */
const isEntered = (came: Channel) => came === 'mail' || came === 'handler';

function reasonOf({ came, hasAccount }: RequestMail): string {
  if (isEntered(came))
    return 'You get this mail because a request about your data reached us by mail or by letter and names this address. If it is not yours, write to the address below.';
  return hasAccount
    ? 'You get this mail because a request was made in your account. If that was not you, set a new password and write to the address below.'
    : 'You get this mail because a request was made about an inquiry from this address, with a code that was mailed here. If that was not you, write to the address below.';
}

interface RequestMail {
  /** The right, by name. */
  right: string;
  number: string;
  url: string;
  came: Channel;
  /** Or else it is followed behind a mailed code. */
  hasAccount: boolean;
}

const label = 'See your request';

export function RequestReceived({
  at,
  dueOn,
  appeal,
  byAgent,
  ...mail
}: RequestMail & { at: Date | null; dueOn: string; appeal: boolean; byAgent: boolean }) {
  const { right, number, url } = mail;
  return (
    <MailLayout
      preview={`We answer by ${day.format(new Date(dueOn))}.`}
      heading={appeal ? 'We have your appeal' : 'We have your request'}
      action={{ label, url }}
      reason={reasonOf(mail)}
    >
      <Line>
        It is about: {right}. It arrived on{' '}
        {at && (isEntered(mail.came) && !appeal ? day.format(at) : `${moment.format(at)} UTC`)} and has the number{' '}
        {number}.
      </Line>
      {byAgent && (
        <Line>
          Somebody wrote it in your name, with a permission from you. The page of the request names them. If you gave
          none, cancel it there.
        </Line>
      )}
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

/** Somebody says they ask in the person's name (11 CCR 7063): the person alone says whether that is so. */
export function RequestToConfirm({
  right,
  number,
  url,
  agent,
  receivedAt,
  dueOn,
  until,
}: RequestMail & { agent: string; receivedAt: Date; dueOn: string | null; until: Date }) {
  return (
    <MailLayout
      preview="Nothing is disclosed, changed or deleted before you say so."
      heading="Did you ask for this?"
      action={{ label: 'Answer: yes or no', url }}
      reason="You get this mail because somebody wrote to us in your name and named this address. If it is not yours, write to the address below."
    >
      <Line>
        Somebody wrote to us in your name: {agent}. They ask for: {right}. It arrived on {day.format(receivedAt)} and
        has the number {number}.
      </Line>
      <Line>
        The button opens a page with two answers: that you asked for it, or that you did not. Opening it changes
        nothing. Until you say yes we disclose, change and delete nothing. If you say no, it is closed.
      </Line>
      <Line>
        Whatever we answer goes to you, never to them.
        {dueOn && ` Once you have said yes, you have the answer by ${day.format(new Date(dueOn))}.`} The link works
        once, until {day.format(until)}.
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
          If you do not agree, you can appeal
          {mail.hasAccount ? ' in My Data' : ' on the page of your request, with a new code'}, once. Somebody else than
          before then decides.
        </Line>
      )}
      <Line>
        You can also complain to a data protection supervisory authority, where you live, where you work, or where you
        think the law was broken, and go to court. You need not appeal first.
      </Line>
    </MailLayout>
  );
}
