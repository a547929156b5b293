import { renderCampaign } from '@/lib/mail/campaign-mail';
import { type Mailing, queueBatch, storeCampaign } from '@/lib/marketing/campaigns';
import type { TopicId } from '@/lib/policy/current';
import Campaign from '@/scripts/campaign-example';

/** The example campaign under a subject of its own. */
export const sampleMailing = async (subject: string, topic: TopicId = 'newsletter'): Promise<Mailing> => ({
  topic,
  subject,
  ...(await renderCampaign(topic, subject, Campaign)),
});

/** Queues it for its whole audience, as the command does. Answers its id. */
export async function queueCampaign(mailing: Mailing, perMinute = 1_000_000): Promise<string> {
  const id = await storeCampaign(mailing);
  for (let done = false; !done; ) done = (await queueBatch(id, perMinute)).done;
  return id;
}
