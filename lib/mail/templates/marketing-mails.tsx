import { Line, MailLayout } from './mail-layout';
import { MarketingLayout } from './marketing-layout';

export function MarketingWelcome({ preferencesUrl }: { preferencesUrl: string }) {
  return (
    <MarketingLayout
      preview="You will get news and resources by email."
      heading="News and resources, as you asked"
      because="You get this mail because you agreed to news and resources by email."
      preferencesUrl={preferencesUrl}
    >
      <Line>
        From now on we send you resource material, newsletters and news about the service, until you say stop, 36 months
        have passed, or your data here is destroyed.
      </Line>
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
