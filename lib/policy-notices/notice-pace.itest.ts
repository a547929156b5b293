import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { requestAddressCode } from '@/lib/auth/address-codes';
import { deliverDue } from '@/lib/mail/deliver-due';
import { policy } from '@/lib/policy/current';
import type { Release } from '@/lib/policy/releases';
import { inventVersion } from '@/lib/testing/invented-versions';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';
import { queueNotices } from './queue-notices';

const perMinute = 60;
const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url, BULK_PER_MINUTE: String(perMinute) });

const release = (version: '2031-02-03' | '2031-02-04'): Release => ({
  before: policy,
  after: inventVersion({ change: 'material', version }),
});

/** When the mail to thousands that waits may go, by what it is of. */
const placesOf = async (campaign: string): Promise<number[]> =>
  (
    await database.admin.query(
      'select extract(epoch from next_try_at)::float8 as at from outbox where campaign_id = $1 order by 1',
      [campaign],
    )
  ).rows.map(({ at }) => at);

beforeEach(() => database.admin.query('delete from outbox'));

describe('notices of a release', () => {
  it('go out no faster than the mail server takes them, between the campaigns queued before and after', async () => {
    const people = await insertSubscribers(database.admin, 20, 'paced');
    const before = await queueCampaign(await sampleMailing('Before'), perMinute);
    await queueNotices([release('2031-02-03')]);
    const after = await queueCampaign(await sampleMailing('After'), perMinute);
    const places = [await placesOf(before), await placesOf('2031-02-03'), await placesOf(after)].flat();
    expect(places).toHaveLength(3 * people.length);
    for (const [at, place] of places.slice(1).entries())
      expect(place - (places[at] ?? 0)).toBeCloseTo(60 / perMinute, 3);
  });

  it('queued by two servers at once take places of their own', async () => {
    await Promise.all([queueNotices([release('2031-02-04')]), queueNotices([release('2031-02-04')])]);
    const places = await placesOf('2031-02-04');
    expect(places).toHaveLength(20);
    expect(new Set(places).size).toBe(places.length);
  });

  it('let a mailed code pass, where ten thousand of them are due', async () => {
    await makeInquirer('urgent@portal.test');
    await database.admin.query('delete from outbox');
    await database.admin.query(
      `insert into outbox (id, subject_id, template, campaign_id, next_try_at)
       select 'notice-' || n, (select min(id) from subjects), 'policy-change', '2031-02-03', now() - interval '1 hour'
       from generate_series(1, 10000) n`,
    );
    await requestAddressCode('urgent@portal.test');
    await deliverDue([release('2031-02-03')]);
    expect(smtp.messages[0]?.envelope.to).toEqual(['urgent@portal.test']);
    expect(smtp.messages[0]?.text).toMatch(/\b\d{4} ?\d{4}\b/);
    await database.admin.query('analyze outbox');
    const { rows } = await database.admin.query(
      `explain select id from outbox where campaign_id is null and template <> 'consent-receipts' and failed_at is null
         and next_try_at <= now() order by next_try_at limit 10`,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Scan using outbox_due on outbox');
  });
});
