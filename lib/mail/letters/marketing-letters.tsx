import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { campaigns } from '@/lib/db/tables/campaigns';
import { isMailingList, type MailingList, makeOptOutToken } from '@/lib/marketing/opt-out-token';
import { readPreferences } from '@/lib/marketing/preferences';
import { policy, type TopicId } from '@/lib/policy/current';
import { emailIndex } from '@/lib/subjects/email-index';
import { personalise } from '../campaign-mail';
import { type Compose, type Composed, letterTo, type OutboxRow } from '../letter';
import { siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { MarketingWelcome, OptOutLink } from '../templates/marketing-mails';

const topicIds = Object.keys(policy.topics) as TopicId[];
const nameOf = (id: TopicId): string => policy.topics[id].label.toLowerCase();

/** The page behind it shows what can be chosen; the person's own link, for as long as the key lives. */
export const preferencesUrl = (found: { subjectId: string; email: string }, list: MailingList = 'marketing') =>
  siteAddress(
    `/unsubscribe?token=${makeOptOutToken({ subjectId: found.subjectId, emailIndex: emailIndex(found.email) }, list)}`,
  );

const onList = (list: MailingList, { subjectId, letter }: Composed): Composed => ({
  subjectId,
  letter: { ...letter, list },
});

async function findMailing(tx: Tx, { campaignId }: OutboxRow) {
  const [row] = campaignId ? await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)) : [];
  return row ?? null;
}

export const marketingLetters = {
  'opt-out-link': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    return letterTo(found, 'Your choices about marketing mail', <OptOutLink preferencesUrl={preferencesUrl(found)} />);
  },
  'marketing-welcome': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    const { topicsOff } = await readPreferences(tx, found.subjectId);
    const on = topicIds.filter((id) => !topicsOff.includes(id));
    const body = (
      <MarketingWelcome preferencesUrl={preferencesUrl(found)} on={on.map(nameOf)} off={topicsOff.map(nameOf)} />
    );
    return onList('marketing', letterTo(found, 'News and resources, as you asked', body));
  },
  'marketing-campaign': async (tx, row) => {
    const [found, campaign] = [await findPerson(tx, row), await findMailing(tx, row)];
    if (!found || !campaign || !isMailingList(campaign.topic)) return null;
    const body = personalise(campaign, preferencesUrl(found, campaign.topic));
    return onList(campaign.topic, letterTo(found, campaign.subject, body));
  },
} satisfies Record<string, Compose>;
