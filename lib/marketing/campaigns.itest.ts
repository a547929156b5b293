import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { runMailer } from '@/lib/jobs/run-mailer';
import { deliverDue } from '@/lib/mail/deliver-due';
import { tablesHolding } from '@/lib/testing/live-database';
import { optOutToken } from '@/lib/testing/opt-out-link';
import { makePerson, startSignUp } from '@/lib/testing/people';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';
import { countAudience } from './audience';
import { findCampaign, queueBatch, storeCampaign } from './campaigns';
import { changeMarketingByLink } from './opt-out';
import type { MarketingChange } from './preferences';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const press = async (id: string, change: MarketingChange) => changeMarketingByLink(await optOutToken(id), change);
const receivers = (subject: string) =>
  smtp.messages.filter((mail) => mail.subject === subject).flatMap(({ envelope }) => envelope.to);
const queuedFor = async (id: string): Promise<string[]> =>
  (await database.admin.query('select subject_id from outbox where campaign_id = $1 order by 1', [id])).rows.map(
    ({ subject_id }) => subject_id,
  );

let next = 0;
let subject: string;
beforeEach(async () => {
  next += 1;
  subject = `Letter ${next}`;
  await database.admin.query('delete from outbox where campaign_id is not null');
});

/** Somebody who is in the audience alone: everybody else has said no by now. */
async function makeOnlySubscriber() {
  await database.admin.query(
    `insert into consent_events (receipt_id, subject_id, consent, decision, policy_version, notice_id, notice_hash, place)
     select gen_random_uuid(), subject_id, 'marketing', 'withdrawn', '', '', '', 'handler' from marketing_audience`,
  );
  return makePerson(`reader${next}@portal.test`, 'yes');
}

describe('between queueing and sending', () => {
  it.each<[string, (id: string) => Promise<unknown>]>([
    ['withdraws, in My Data', (id) => withdrawConsent({ id, sessionId: '' }, 'marketing')],
    ['withdraws, by the link in a mail', (id) => press(id, { decision: 'withdrawn' })],
    ['turns the topic off', (id) => press(id, { decision: 'withdrawn', topic: 'newsletter' })],
    ['pauses', (id) => press(id, { decision: 'paused' })],
    [
      'is restricted',
      (id) =>
        database.admin.query("update subjects set restricted_at = now(), restriction_ground = 'claims' where id = $1", [
          id,
        ]),
    ],
    [
      'has 36 months go by',
      (id) =>
        database.admin.query("update consent_events set at = at - interval '36 months' where subject_id = $1", [id]),
    ],
    ['is erased', (id) => eraseSubject(id, 'over')],
  ])('whoever %s gets nothing', async (_what, change) => {
    const { id } = await makeOnlySubscriber();
    const campaign = await queueCampaign(await sampleMailing(subject));
    expect(await queuedFor(campaign)).toEqual([id]);
    await change(id);
    await runMailer();
    expect(receivers(subject)).toEqual([]);
    expect(await queuedFor(campaign)).toEqual([]);
  });

  it('whoever does nothing gets it, with another topic off and once paused before', async () => {
    const { id } = await makeOnlySubscriber();
    await press(id, { decision: 'withdrawn', topic: 'events' });
    await press(id, { decision: 'paused' });
    await press(id, { decision: 'resumed' });
    await queueCampaign(await sampleMailing(subject));
    await runMailer();
    expect(receivers(subject)).toEqual([`reader${next}@portal.test`]);
  });

  it('whoever is restricted gets no mail that answers their yes either', async () => {
    const { id } = await makePerson(`news${next}@portal.test`, 'yes');
    await database.admin.query(
      "update subjects set restricted_at = now(), restriction_ground = 'claims' where id = $1",
      [id],
    );
    await runMailer();
    expect(receivers('News and resources, as you asked')).not.toContain(`news${next}@portal.test`);
  });
});

describe('queueing a campaign', () => {
  it('leaves out whoever switched the topic off, and counts the same people beforehand', async () => {
    await makeOnlySubscriber();
    const [one = '', two = '', three = ''] = await insertSubscribers(database.admin, 3, `topic${next}-`);
    await press(two, { decision: 'withdrawn', topic: 'newsletter' });
    expect([await countAudience('newsletter'), await countAudience('events')]).toEqual([3, 4]);
    const queued = await queuedFor(await queueCampaign(await sampleMailing(subject)));
    expect(queued).toHaveLength(3);
    expect(queued).toEqual(expect.arrayContaining([one, three]));
    expect(queued).not.toContain(two);
  });

  it('names nobody once all are queued, not even the last of them', async () => {
    const { id } = await makeOnlySubscriber();
    const campaign = await queueCampaign(await sampleMailing(subject));
    expect(await queuedFor(campaign)).toEqual([id]);
    expect(await tablesHolding(database.admin, id)).not.toHaveProperty('campaigns');
  });

  it('by two runs at once reaches everybody once, and a third run queues nobody', async () => {
    await insertSubscribers(database.admin, 6000, `twice${next}-`);
    const mailing = await sampleMailing(subject);
    const [first, second] = await Promise.all([queueCampaign(mailing), queueCampaign(mailing)]);
    expect(first).toBe(second);
    const queued = await queuedFor(first);
    expect(queued.length).toBe(await countAudience('newsletter'));
    expect(new Set(queued).size).toBe(queued.length);
    await database.admin.query('delete from outbox where campaign_id is not null');
    expect((await queueBatch(await storeCampaign(mailing), 600)).queued).toBe(queued.length);
    expect(await queuedFor(first)).toEqual([]);
  });

  it('that was cut off goes on where it stopped, behind what a failed batch undid', async () => {
    const id = await storeCampaign(await sampleMailing(subject));
    const first = await queueBatch(id, 600);
    expect(first).toEqual({ queued: 2500, done: false });
    await database.admin.query(`
      create function stop_move() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
      create trigger stop_move before update on campaigns for each row execute function stop_move()`);
    await expect(queueBatch(id, 600)).rejects.toThrow();
    await database.admin.query('drop function stop_move() cascade');
    expect(await findCampaign(id)).toEqual({ queued: 2500, queuedAt: null });
    expect(await queuedFor(id)).toHaveLength(2500);
    await queueCampaign(await sampleMailing(subject));
    const queued = await queuedFor(id);
    expect([queued.length, new Set(queued).size]).toEqual([await countAudience('newsletter'), queued.length]);
    expect(await findCampaign(id)).toEqual({ queued: queued.length, queuedAt: expect.any(Date) });
  });

  it('leaves out whoever is being erased at that very moment, and nobody else', async () => {
    const [id = ''] = await insertSubscribers(database.admin, 1, `erased${next}-`);
    const before = await countAudience('newsletter');
    const other = new Client({ connectionString: database.adminUrl });
    await other.connect();
    try {
      await other.query('set session_replication_role = replica');
      await other.query('begin');
      await other.query('delete from subjects where id = $1', [id]);
      const queueing = queueCampaign(await sampleMailing(subject));
      const waiting = async () =>
        (await database.admin.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rows.length;
      await expect.poll(waiting, { timeout: 5000 }).toBeGreaterThan(0);
      await other.query('commit');
      const queued = await queuedFor(await queueing);
      expect(queued).toHaveLength(before - 1);
      expect(queued).not.toContain(id);
    } finally {
      await other.end();
    }
  });

  it('leaves out whoever says no while the batch is being written', async () => {
    await makeOnlySubscriber();
    const [id = ''] = await insertSubscribers(database.admin, 1, `meanwhile${next}-`);
    const before = await countAudience('newsletter');
    const other = new Client({ connectionString: database.adminUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('lock table subjects in exclusive mode');
      const queueing = queueCampaign(await sampleMailing(subject));
      const waiting = async () =>
        (await database.admin.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rows.length;
      await expect.poll(waiting, { timeout: 5000 }).toBeGreaterThan(0);
      await other.query(
        `insert into consent_events (receipt_id, subject_id, consent, decision, policy_version, notice_id, notice_hash, place)
         values (gen_random_uuid(), $1, 'marketing', 'withdrawn', '', '', '', 'handler')`,
        [id],
      );
      await other.query('commit');
      const queued = await queuedFor(await queueing);
      expect(queued).toHaveLength(before - 1);
      expect(queued).not.toContain(id);
    } finally {
      await other.end();
    }
  });

  it('spreads it over the minutes, behind the campaigns that wait', async () => {
    await database.admin.query('delete from outbox');
    const everyone = await countAudience('newsletter');
    const first = await queueCampaign(await sampleMailing(`${subject} a`), 60);
    const second = await queueCampaign(await sampleMailing(`${subject} b`), 120);
    const { rows } = await database.admin.query(
      `select extract(epoch from max(next_try_at) - min(next_try_at))::float8 as lasts,
         count(distinct next_try_at)::int as times, min(next_try_at) as starts, max(next_try_at) as ends
       from outbox where campaign_id = any($1) group by campaign_id order by starts`,
      [[first, second]],
    );
    expect(rows.map(({ times }) => times)).toEqual([everyone, everyone]);
    expect(rows[0].lasts).toBeGreaterThan(everyone - 2);
    expect(rows[1].lasts).toBeGreaterThan(everyone / 2 - 2);
    expect(rows[1].starts.getTime()).toBeGreaterThan(rows[0].ends.getTime());
  });
});

describe('sending a campaign', () => {
  it('waits behind every other mail', async () => {
    await database.admin.query('delete from outbox');
    await makeOnlySubscriber();
    await insertSubscribers(database.admin, 30, `behind${next}-`);
    await runMailer();
    const before = smtp.messages.length;
    await queueCampaign(await sampleMailing(subject));
    await startSignUp(`urgent${next}@portal.test`);
    await database.admin.query(
      "update outbox set next_try_at = next_try_at - interval '1 hour' where campaign_id is not null",
    );
    await runMailer();
    expect(smtp.messages[before]?.envelope.to).toEqual([`urgent${next}@portal.test`]);
    expect(receivers(subject)).toHaveLength(31);
  });

  it('to a mail server that is away for an hour reaches everybody after that, once and under one Message-ID', async () => {
    await makeOnlySubscriber();
    await insertSubscribers(database.admin, 20, `hour${next}-`);
    await queueCampaign(await sampleMailing(subject));
    const silent = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await smtp.setBehaviour('down');
    // An hour of the outbox: each pass makes due what would be due by then, as the clock would.
    for (let minute = 0; minute < 60; minute += 5) {
      while ((await deliverDue()).taken > 0);
      await database.admin.query(
        "update outbox set next_try_at = next_try_at - interval '5 minutes', locked_until = locked_until - interval '5 minutes'",
      );
    }
    silent.mockRestore();
    const { rows } = await database.admin.query(
      'select min(tries) as least, count(failed_at)::int as failed, count(*)::int as waiting from outbox where campaign_id is not null',
    );
    expect(rows).toEqual([{ least: 12, failed: 0, waiting: 21 }]);
    await smtp.setBehaviour('ok');
    await database.admin.query("update outbox set next_try_at = next_try_at - interval '5 minutes'");
    await runMailer();
    expect([receivers(subject).length, new Set(receivers(subject)).size]).toEqual([21, 21]);
    const ids = smtp.messages.filter((mail) => mail.subject === subject).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(21);
    for (const id of ids) expect(id).toMatch(/^<[\w-]{22}@127\.0\.0\.1>$/);
  });

  it('shows each person their own way out and nobody else’s', async () => {
    await makeOnlySubscriber();
    const ids = await insertSubscribers(database.admin, 3, `own${next}-`);
    await queueCampaign(await sampleMailing(subject));
    await runMailer();
    for (const [at, id] of ids.entries()) {
      const mail = smtp.messages.find(
        ({ envelope, subject: about }) => about === subject && envelope.to.includes(`own${next}-${at}@portal.test`),
      );
      const links = [
        ...new Set(
          (
            mail?.raw
              .toString()
              .replaceAll('=\r\n', '')
              .match(/token=(3D)?test~[\w-]+/g) ?? []
          ).map((each) => each.split('~')[1]),
        ),
      ];
      expect(links).toEqual([id]);
    }
  });
});
