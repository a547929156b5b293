import { expect, it } from 'vitest';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { emailIndex } from '@/lib/subjects/email-index';
import { tablesHolding } from '@/lib/testing/live-database';
import { linkToken, makePerson, sampleInquiry, startSignUp } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { listVisits } from '@/lib/visits/list-visits';
import { recordVisit } from '@/lib/visits/record-visit';
import { sweep } from './sweep';

const database = useDatabase();

async function enter(email: string): Promise<string> {
  await startSignUp(email, 'yes');
  const { rows } = await database.admin.query<{ id: string }>('select id from subjects where email_index = $1', [
    emailIndex(email),
  ]);
  return rows[0]?.id ?? '';
}

const age = (id: string, by: string) =>
  database.admin.query('update subjects set erase_after = erase_after - $2::interval where id = $1', [id, by]);

it('a sign-up nobody confirmed stays until 24 hours are over, and then is destroyed with its key', async () => {
  const id = await enter('nobody@portal.test');
  const { rows } = await database.admin.query(
    'select erase_after - created_at = $2::interval as exact from subjects where id = $1',
    [id, '24 hours'],
  );
  expect(rows).toEqual([{ exact: true }]);
  await linkToken('nobody@portal.test', 'verify-email');
  await age(id, '23 hours 59 minutes 50 seconds');
  await sweep();
  const before = await tablesHolding(database.admin, id);
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['subjects', 'subject_keys', 'accounts', 'consent_events', 'mail_links', 'outbox']),
  );
  await age(id, '10 seconds');
  expect((await sweep())['unconfirmed-sign-up']).toBe(1);
  expect(Object.keys(await tablesHolding(database.admin, id))).toEqual(['audit_events']);
});

it('the ledger keeps the decisions of a destroyed sign-up, leading to nobody', async () => {
  const id = await enter('ledger@portal.test');
  const receipts = await database.admin.query(
    'select receipt_id from consent_events where subject_id = $1 order by 1',
    [id],
  );
  expect(receipts.rows).toHaveLength(3);
  await age(id, '1 day');
  await sweep();
  const after = await database.admin.query(
    'select receipt_id, subject_id from consent_events where receipt_id = any($1) order by 1',
    [receipts.rows.map((row) => row.receipt_id)],
  );
  expect(after.rows).toEqual(receipts.rows.map((row) => ({ ...row, subject_id: null })));
});

it('an account confirmed while the sweep is about to destroy it stays', async () => {
  const id = await enter('justintime@portal.test');
  await age(id, '1 day');
  await database.admin.query('begin');
  await database.admin.query('update subjects set proved_at = now(), erase_after = null where id = $1', [id]);
  expect(await sweep()).toEqual({});
  await database.admin.query('commit');
  expect(await sweep()).toEqual({});
  expect(Object.keys(await tablesHolding(database.admin, id))).toEqual(
    expect.arrayContaining(['accounts', 'subject_keys']),
  );
});

it('two sweeps at once destroy each person once', async () => {
  const ids = [];
  for (const each of ['a', 'b', 'c', 'd']) ids.push(await enter(`${each}@portal.test`));
  for (const id of ids) await age(id, '1 day');
  const swept = await Promise.all([sweep(), sweep()]);
  expect(swept.reduce((sum, destroyed) => sum + (destroyed['unconfirmed-sign-up'] ?? 0), 0)).toBe(ids.length);
  const { rows } = await database.admin.query(
    "select subject_ref, count(*)::int from audit_events where action = 'subjects.delete' and subject_ref = any($1) group by 1",
    [ids],
  );
  expect(rows.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
});

it('an IP address goes after 90 days and the visit after 12 months', async () => {
  const ines = await makePerson('ines@portal.test');
  for (const days of ['89 days', '91 days', '11 months 25 days', '12 months 1 day']) {
    await recordVisit(ines, 'saw-overview', '203.0.113.7');
    await database.admin.query('update visits set at = now() - $1::interval where at > now() - interval $$1 hour$$', [
      days,
    ]);
  }
  await sweep();
  expect((await listVisits(ines)).map(({ ipAddress }) => ipAddress)).toEqual(['203.0.113.7', null, null]);
});

it('what can no longer be used is deleted, and what can be is not', async () => {
  const otto = await makePerson('otto@portal.test');
  await linkToken('otto@portal.test', 'reset-password');
  await linkToken('otto@portal.test', 'confirm-inquiry');
  await database.admin.query(
    "update mail_links set expires_at = now() - interval '1 second' where subject_id = $1 and use <> 'reset-password'",
    [otto.id],
  );
  await sweep();
  const left = await database.admin.query('select use from mail_links where subject_id = $1', [otto.id]);
  expect(left.rows).toEqual([{ use: 'reset-password' }]);
  const sessions = () => database.admin.query('select 1 from sessions where subject_id = $1', [otto.id]);
  expect((await sessions()).rows).toHaveLength(1);
  await database.admin.query("update sessions set seen_at = now() - interval '31 minutes' where subject_id = $1", [
    otto.id,
  ]);
  await sweep();
  expect((await sessions()).rows).toHaveLength(0);
});

it('an answered inquiry of somebody without an account goes after 12 months, one of an account stays', async () => {
  const decisions = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'no', marketing: 'no' } as const;
  const [old, recent, open] = await Promise.all(
    ['old', 'recent', 'open'].map((each) =>
      sendInquiry('question', { ...sampleInquiry, email: `${each}@inquiry.test` }, decisions),
    ),
  );
  const owner = await makePerson('owner@inquiry.test');
  const own = await sendOwnInquiry(owner, 'question', sampleInquiry, decisions);
  const answered = (id: string | undefined, ago: string) =>
    database.admin.query("update inquiries set status = 'answered', answered_at = now() - $2::interval where id = $1", [
      id,
      ago,
    ]);
  await answered(old, '12 months 1 second');
  await answered(own, '12 months 1 second');
  await answered(recent, '12 months -1 minute');
  await sweep();
  const { rows } = await database.admin.query('select id from inquiries where id = any($1)', [
    [old, recent, open, own],
  ]);
  expect(rows.map(({ id }) => id).sort()).toEqual([recent, open, own].sort());
});

it('a sweep that could not carry out a rule carries out the others, and does not pass for done', async () => {
  const mia = await makePerson('mia@portal.test');
  await recordVisit(mia, 'saw-overview', '203.0.113.7');
  await database.admin.query("update visits set at = now() - interval '13 months'");
  await database.admin.query('alter table visits add constraint stay check (ip_address is not null) not valid');
  await recordVisit(mia, 'saw-overview', '203.0.113.7');
  await database.admin.query("update visits set at = now() - interval '91 days' where at > now() - interval '1 hour'");
  await expect(sweep()).rejects.toMatchObject({ code: 'sweep-incomplete' });
  expect(await listVisits(mia)).toHaveLength(1);
  await database.admin.query('alter table visits drop constraint stay');
  expect(await sweep()).toEqual({ 'ip-address': 1 });
});
