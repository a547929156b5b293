import { Line, lines, MailLayout } from './mail-layout';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

interface Place {
  url: string;
  /** Or else it was pressed behind a mailed code, and is seen behind another. */
  hasAccount: boolean;
}

const ownPress = ({ hasAccount }: Place): string =>
  hasAccount
    ? 'You get this mail because a button was pressed in your account. If that was not you, set a new password and write to the address below.'
    : 'You get this mail because a button was pressed beside an inquiry from this address, with a code that was mailed here. If that was not you, write to the address below.';

const action = ({ url, hasAccount }: Place) => ({
  label: hasAccount ? 'Open this page of My Data' : 'See it, with a new code',
  url,
});

/** The person's press, confirmed. */
export function RestrictionBegan({ ground, ...place }: Place & { ground: string }) {
  return (
    <MailLayout
      preview="We keep your data and do nothing else with it."
      heading="Your data is restricted"
      action={action(place)}
      reason={ownPress(place)}
    >
      <Line>You asked us to, and gave as your reason: “{ground}”. It holds from that press on.</Line>
      <Line>
        We keep your data and do nothing else with it, but for what you ask of us, legal claims, and what an authority
        can demand by law.
      </Line>
      <Line>
        You can end it at any time, with one press. Should we ever have to end it, we tell you at least seven days
        before, with the reason, and you can object.
      </Line>
    </MailLayout>
  );
}

/** Before a restriction is lifted its person is told (GDPR 18(3)). */
export function RestrictionLift({ liftsAt, why, ...place }: Place & { liftsAt: Date; why: string }) {
  return (
    <MailLayout
      preview={`On ${day.format(liftsAt)}, unless you object.`}
      heading="We are going to end the restriction of your data"
      action={{ label: 'See it, and object', url: place.url }}
      reason="You get this mail because your data is restricted, and the law has us tell you before that ends."
    >
      <Line>On {day.format(liftsAt)} we mean to use your data again as before. Our reason:</Line>
      {lines(why)}
      <Line>
        If you do not agree, object with one press{place.hasAccount ? ' in My Data' : ' behind a new code'} before that
        day. Then your data stays restricted until one of our staff has decided, and you have the answer by a day we
        name. If you agree, there is nothing to do.
      </Line>
    </MailLayout>
  );
}

export function RestrictionEnded({ by, ...place }: Place & { by: 'person' | 'company' }) {
  return (
    <MailLayout
      preview="What you had agreed to before holds as it did."
      heading="The restriction of your data has ended"
      action={action(place)}
      reason={by === 'person' ? ownPress(place) : 'You get this mail because the restriction of your data has ended.'}
    >
      <Line>
        {by === 'person'
          ? 'You ended it with a press.'
          : 'Its day has come, which we had announced to you with our reason.'}{' '}
        {place.hasAccount
          ? 'Inquiries that waited can be answered now, visits are recorded again, and those past their time are deleted.'
          : 'An inquiry that waited can be answered now, and one past its time is deleted.'}
      </Line>
      <Line>What you had agreed to before holds as it did. You can restrict again at any time.</Line>
    </MailLayout>
  );
}
