import { periodWords } from '@/lib/policy/retention-of';
import { Line } from './mail-layout';
import { MarketingLayout } from './marketing-layout';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export function MarketingRenewal({ until, url, preferencesUrl }: { until: Date; url: string; preferencesUrl: string }) {
  return (
    <MarketingLayout
      preview={`It ends on ${day.format(until)}. Say yes again, or do nothing.`}
      heading="Your yes to our news ends soon"
      action={{ label: 'Choose yes or no', url }}
      because="You get this mail because you agreed to news and resources by email."
      preferencesUrl={preferencesUrl}
    >
      <Line>
        You agreed to news and resources by email. A yes lasts {periodWords('marketing')}, so yours ends on{' '}
        {day.format(until)}. From then on we send you none.
      </Line>
      <Line>
        If you want it for 36 more months, say so behind the link. If you want it to stop now, say that there. If you do
        nothing, it ends by itself. We ask this once.
      </Line>
      <Line>Opening the link changes nothing. It works once, and until {day.format(until)}.</Line>
    </MarketingLayout>
  );
}
