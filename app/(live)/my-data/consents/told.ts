import { goesWith } from '@/lib/data-rights/held-under';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import { type ConsentId, policy } from '@/lib/policy/current';
import { morePeriod } from '@/lib/policy/period-words';
import { isOptOut } from '../../ledger-words';
import { marketingTold, topicNames } from '../../marketing-told';

const list = new Intl.ListFormat('en-GB');

const named = (id: ConsentId) => list.format(goesWith(id).map((item) => policy.items[item].label.toLowerCase()));

const used = list.format(policy.consents.marketing.items.map((item) => policy.items[item].label.toLowerCase()));

/** What a withdrawal did, by name. The account's two close it, and are told on a page of their own. */
const withdrawn: Partial<Record<ConsentId, () => [title: string, more?: string]>> = {
  profile: () => [
    'Withdrawn. Your profile is destroyed; the account stays open for your data and your rights.',
    `Gone with it, as far as you had entered it: ${named('profile')}.`,
  ],
  profileOptional: () => [
    'Withdrawn. The optional items of your profile are destroyed.',
    `Gone, as far as you had entered them: ${named('profileOptional')}.`,
  ],
  inquiry: () => [
    'Withdrawn. Your inquiries and our answers are destroyed.',
    `Gone with them, as far as you had entered it there: ${named('inquiry')}.`,
  ],
  inquiryOptional: () => [
    'Withdrawn. The optional items of your inquiries are destroyed.',
    `Gone, as far as you had entered them: ${named('inquiryOptional')}.`,
  ],
  marketing: () => [
    'Withdrawn. No marketing mail is sent to you from now on.',
    `Gone: marketing mail that waited to be sent to you. What it uses stays, for your account alone: ${used}.`,
  ],
};

const granted: Partial<Record<ConsentId, string>> = {
  marketing: 'You get news and resources by email from now on.',
  profileOptional: 'You can fill in the optional items under Correct now.',
};

/** What the page tells of the newest decision, if it was made in My Data a moment ago. */
export function toldOf({ said, preferences }: ConsentsOverview): { title: string; more?: string } | null {
  const [newest, ...before] = said;
  if (!newest?.justNow || newest.place !== 'myData') return null;
  const { consent, decision, topic } = newest;
  if (isOptOut(consent))
    return { title: decision === 'refused' ? 'Opt-out request honoured.' : 'Your opt-out is taken back.' };
  const marketing = consent === 'marketing' ? marketingTold(newest, preferences) : null;
  if (marketing) return { title: marketing };
  if (decision === 'withdrawn') {
    const [title, more] = withdrawn[consent]?.() ?? ['Withdrawn. Nothing more is done under it.'];
    return { title, more };
  }
  const renewed = before.find((each) => each.consent === consent && !topic && !each.topic)?.decision === 'granted';
  const title =
    consent === 'marketing' && renewed
      ? `Renewed. Your yes holds for ${morePeriod('marketing')} from today.`
      : granted[consent];
  if (decision !== 'granted' || !title) return null;
  const off = consent === 'marketing' ? preferences.topicsOff : [];
  return off.length > 0 ? { title, more: `Off, as you chose before: ${topicNames(off)}.` } : { title };
}
