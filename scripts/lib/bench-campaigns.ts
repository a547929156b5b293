import type { Pool } from 'pg';
import type { Mailing } from '@/lib/marketing/campaigns';
import { policy, type TopicId } from '@/lib/policy/current';
import { queueCampaign } from '@/lib/testing/sample-mailing';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { compare } from './compare';

const recipients = 10_000;
const rowColumns = 'id, subject_id, template, campaign_id, next_try_at';
const plainRow = (person: string) => `gen_random_uuid(), ${person}, 'marketing-campaign', 'plain', now()`;

const [topic] = Object.keys(policy.topics) as [TopicId];

let mailings = 0;

/** A new one each time: the same would be queued for nobody. */
function nextMailing(): Mailing {
  mailings += 1;
  return { topic, subject: `Letter ${mailings}`, content: '', html: '', text: '' };
}

const megabytes = () => process.memoryUsage().rss / 2 ** 20;

/** How much larger the process is, at its largest, while a campaign is queued for everybody. */
async function growthWhileQueueing(): Promise<number> {
  const before = megabytes();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 5);
  await queueCampaign(nextMailing());
  clearInterval(look);
  return Math.max(most, megabytes()) - before;
}

/**
 * Queueing a campaign beside two plain statements that put as many rows into a table like the outbox, with its indexes
 * and without doors, audit, foreign keys or a cursor: one copies bare ids, the other works out the same audience.
 */
export async function benchCampaigns(plain: Pool): Promise<void> {
  const client = await plain.connect();
  await insertSubscribers(client, recipients, 'recipient');
  client.release();
  await plain.query('create table plain_outbox (like outbox including all)');
  await plain.query('analyze');
  const people = recipients.toLocaleString('en');
  await compare(
    `queue for ${people}, beside the same audience`,
    () =>
      plain.query(
        `insert into plain_outbox (${rowColumns}) select ${plainRow('subject_id')} from marketing_audience where not '${topic}' = any(topics_off)`,
      ),
    () => queueCampaign(nextMailing()),
    1,
  );
  await compare(
    `queue for ${people}, beside a copy of bare ids`,
    () => plain.query(`insert into plain_outbox (${rowColumns}) select ${plainRow('id')} from subjects`),
    () => queueCampaign(nextMailing()),
    1,
  );
  const few = await growthWhileQueueing();
  const more = await plain.connect();
  await insertSubscribers(more, recipients * 3, 'more');
  more.release();
  const many = await growthWhileQueueing();
  process.stdout.write(
    `${'memory added while queueing'.padEnd(46)} ${`${few.toFixed(1)} MB for ${people}, ${many.toFixed(1)} MB for ${(recipients * 4).toLocaleString('en')}`}\n`,
  );
}
