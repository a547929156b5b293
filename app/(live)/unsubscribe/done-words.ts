import type { LinkView } from '@/lib/marketing/opt-out';
import { morePeriod } from '@/lib/policy/period-words';
import { marketingTold } from '../marketing-told';

/** What the newest decision did to marketing mail, if it was made a moment ago; null else, and where it ended all of it. */
export function doneWords({ last, ...holds }: LinkView): string | null {
  if (!last?.justNow || last.consent !== 'marketing' || (last.place !== 'mailLink' && last.place !== 'oneClick'))
    return null;
  const told = marketingTold(last, holds);
  return (
    told ?? (last.decision === 'granted' ? `Renewed. Your yes holds for ${morePeriod('marketing')} from today.` : null)
  );
}
