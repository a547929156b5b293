import { expect, it } from 'vitest';
import { queueCampaign } from '@/lib/testing/sample-mailing';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';

const database = useDatabase();

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

it('queueing 10,000 people takes at most three times as long as the plain statement for the same audience', async () => {
  await insertSubscribers(database.admin, 10_000, 'recipient');
  await database.admin.query('create table plain_outbox (like outbox including all)');
  await database.admin.query('analyze');
  const plain = () =>
    database.admin.query(`insert into plain_outbox (id, subject_id, template, campaign_id, next_try_at)
      select gen_random_uuid(), subject_id, 'marketing-campaign', 'plain', now()
      from marketing_audience where not 'newsletter' = any(topics_off)`);
  const ratios: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const mailing = { topic: 'newsletter', subject: `Letter ${round}`, content: '', html: '', text: '' } as const;
    const floor = await secondsOf(plain);
    ratios.push((await secondsOf(() => queueCampaign(mailing))) / floor);
  }
  const median = ratios.toSorted((a, b) => a - b)[3];
  process.stdout.write(`${median?.toFixed(2)} times the plain statement\n`);
  expect(median).toBeLessThan(3);
});
