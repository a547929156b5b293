import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { againAfterErasure } from '@/lib/db/again-after-erasure';
import { asSystem } from '@/lib/db/doors';
import { campaigns } from '@/lib/db/tables/campaigns';
import { firstPlace, placeStep, takeTurn } from '@/lib/mail/bulk-places';
import type { TopicId } from '@/lib/policy/current';

export interface Mailing {
  topic: TopicId;
  subject: string;
  /** What was written, without what the portal puts around it. */
  content: string;
  /** As everyone gets it, with the mark where each person's own link goes. */
  html: string;
  text: string;
}

interface CampaignState {
  queued: number;
  /** Null while somebody is still to be queued. */
  queuedAt: Date | null;
}

export interface Progress {
  /** People queued until now. */
  queued: number;
  done: boolean;
}

const batch = 2500;

/** The same words to the same topic are the same campaign, also when the portal's own part of the mail has changed since. */
export const campaignId = ({ topic, subject, content }: Pick<Mailing, 'topic' | 'subject' | 'content'>): string =>
  createHash('sha256')
    .update(JSON.stringify([topic, subject, content]))
    .digest('hex');

/** How far a campaign has come; null where it has not begun. */
export const findCampaign = (id: string): Promise<CampaignState | null> =>
  asSystem('campaign', async (tx) => {
    const [row] = await tx
      .select({ queued: campaigns.queued, queuedAt: campaigns.queuedAt })
      .from(campaigns)
      .where(eq(campaigns.id, id));
    return row ?? null;
  });

/** Stores a campaign, before anybody is queued. One that is there already stays as it is. */
export async function storeCampaign({ content, ...mailing }: Mailing): Promise<string> {
  const id = campaignId({ content, ...mailing });
  await asSystem('campaign', (tx) =>
    tx
      .insert(campaigns)
      .values({ id, ...mailing })
      .onConflictDoNothing(),
  );
  return id;
}

/**
 * Queues the next people of the audience, by the order of their ids. The cursor moves in the same transaction, under
 * a lock on the campaign: two runs at once, or one that was killed, queue nobody twice and leave nobody out.
 * No row leaves the database, however long the list.
 *
 * @param perMinute how many may go out a minute, behind the mail to thousands that waits already
 */
const queueOnce = (id: string, perMinute: number): Promise<Progress> =>
  asSystem('campaign', async (tx) => {
    await takeTurn(tx);
    const { topic, queuedThrough, queued, queuedAt } = campaigns;
    const [campaign] = await tx
      .select({ topic, queuedThrough, queued, queuedAt })
      .from(campaigns)
      .where(eq(campaigns.id, id))
      .for('update');
    if (!campaign) throw new Error('The campaign was not stored');
    if (campaign.queuedAt) return { queued: campaign.queued, done: true };
    const step = placeStep(perMinute);
    const { rows } = (await tx.execute(sql`
      with place as (${firstPlace(step)}), people as materialized (
        select subject_id from marketing_audience
        where subject_id > ${campaign.queuedThrough ?? ''} and not ${campaign.topic}::text = any(topics_off)
        order by subject_id limit ${batch}
      ), queued as (
        insert into outbox (id, subject_id, template, campaign_id, next_try_at)
        select ${outboxId(id)}, subject_id, 'marketing-campaign', ${id},
          place.first + (row_number() over (order by subject_id) - 1) * ${step}
        from people, place
        returning subject_id
      ), counted as (select count(*)::int as people, max(subject_id) as last from queued)
      update campaigns set queued = queued + counted.people,
        queued_through = case when counted.people < ${batch} then null else counted.last end,
        queued_at = case when counted.people < ${batch} then now() end
      from counted where id = ${id}
      returning queued, queued_at is not null as done, counted.last as through`)) as unknown as {
      rows: (Progress & { through: string | null })[];
    };
    if (!rows[0]) throw new Error('The campaign was not moved on');
    const { through, ...progress } = rows[0];
    // Whoever said no while the batch was written: their trigger could not see these rows.
    await tx.execute(sql`
      delete from outbox where campaign_id = ${id} and subject_id > ${campaign.queuedThrough ?? ''}
        and subject_id <= ${through} and not portal_agrees(subject_id)`);
    return progress;
  });

/** 128 bits of a hash over campaign and person: a mail sent twice after a crash is one mail to whoever reads it, and tells neither. */
const outboxId = (id: string) =>
  sql`translate(substr(encode(sha256(convert_to(${`${id} `}::text || subject_id, 'UTF8')), 'base64'), 1, 22), '+/', '-_')`;

/** One batch. */
export const queueBatch = (id: string, perMinute: number): Promise<Progress> =>
  againAfterErasure(() => queueOnce(id, perMinute));
