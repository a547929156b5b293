import { periodWords } from '@/lib/policy/retention-of';
import { Line, MailLayout } from './mail-layout';
import { MarketingLayout } from './marketing-layout';

interface MarketingWelcomeProps {
  preferencesUrl: string;
  /** The names of the topics that come, and of those switched off before. */
  on: readonly string[];
  off: readonly string[];
}

const list = new Intl.ListFormat('en-GB');

export function MarketingWelcome({ preferencesUrl, on, off }: MarketingWelcomeProps) {
  return (
    <MarketingLayout
      preview="You will get news and resources by email."
      heading="News and resources, as you asked"
      because="You get this mail because you agreed to news and resources by email."
      preferencesUrl={preferencesUrl}
    >
      <Line>
        {on.length > 0
          ? `From now on we send you: ${list.format(on)}. Until you say stop, ${periodWords('marketing')} have passed, or your data here is destroyed.`
          : 'Every topic is off, as you chose before, so nothing comes until you switch one on.'}
      </Line>
      {on.length > 0 && off.length > 0 && <Line>Off, as you chose before: {list.format(off)}.</Line>}
    </MarketingLayout>
  );
}

export function OptOutLink({ preferencesUrl }: { preferencesUrl: string }) {
  return (
    <MailLayout
      preview="Stop marketing mail with one press."
      heading="Your choices about marketing mail"
      action={{ label: 'Choose or stop', url: preferencesUrl }}
      reason="You get this mail because this address was entered on our opt-out page. If that was not you, do nothing: nothing has changed."
    >
      <Line>Behind the link you can stop all marketing mail with one press, pick topics, or pause it for 90 days.</Line>
      <Line>Opening the link changes nothing. You need no account and no password for it.</Line>
    </MailLayout>
  );
}
