import { expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { makePerson, type Person } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { listConsents } from './list-consents';
import { changeOptOut } from './opt-outs';
import { honourSignal } from './signal';

const database = useDatabase();

const ids = Object.keys(policy.optOuts).sort();
const browserSays = (more: Record<string, string> = { 'sec-gpc': '1' }) => new Headers(more);

const optOutsOf = async ({ id }: Person) =>
  (
    await database.admin.query(
      'select consent, decision, place, actor from consent_events where subject_id = $1 and consent = any($2) order by sequence, consent',
      [id, ids],
    )
  ).rows;

const receiptMails = async ({ id }: Person) =>
  (
    await database.admin.query(
      "select receipt_ids from outbox where subject_id = $1 and template = 'consent-receipts' order by created_at",
      [id],
    )
  ).rows.map(({ receipt_ids }) => receipt_ids.length);

const out = (consent: string) => ({ consent, decision: 'refused', place: 'signal', actor: 'subject' });

it('a signal is an opt-out from each thing it stands for, recorded once, with one mail of receipts', async () => {
  const [ines, otto] = [await makePerson('ines@portal.test'), await makePerson('otto@portal.test')];
  const before = await receiptMails(ines);
  for (let page = 0; page < 3; page += 1) await honourSignal(ines, browserSays());
  expect((await optOutsOf(ines)).map((row) => row)).toEqual(expect.arrayContaining(ids.map(out)));
  expect(await optOutsOf(ines)).toHaveLength(ids.length);
  expect(await receiptMails(ines)).toEqual([...before, ids.length]);
  expect(await optOutsOf(otto)).toEqual([]);
});

it('pages opened at once record it once', async () => {
  const mia = await makePerson('mia@portal.test');
  await Promise.all(Array.from({ length: 20 }, () => honourSignal(mia, browserSays())));
  expect(await optOutsOf(mia)).toHaveLength(ids.length);
});

it.each([
  ['another value of the header', { 'sec-gpc': '0' }],
  ['no header', {}],
  ['a page fetched ahead by the router', { 'sec-gpc': '1', 'next-router-prefetch': '1' }],
  ['a page fetched ahead by the browser', { 'sec-gpc': '1', 'sec-purpose': 'prefetch;prerender' }],
])('%s records nothing', async (name, headers) => {
  const person = await makePerson(`${name.replaceAll(' ', '-')}@portal.test`);
  await honourSignal(person, browserSays(headers as Record<string, string>));
  expect(await optOutsOf(person)).toEqual([]);
});

it('the opt-out holds in a later session that sends no header', async () => {
  const noor = await makePerson('noor@portal.test');
  await honourSignal(noor, browserSays());
  await honourSignal(noor, browserSays({}));
  const states = await listConsents(noor);
  for (const id of ids)
    expect(states.get(id as 'saleAndSharing')).toMatchObject({ decision: 'refused', counts: false });
});

it('an explicit choice made later is not overridden by the signal', async () => {
  const ivo = await makePerson('ivo@portal.test');
  await honourSignal(ivo, browserSays());
  await changeOptOut(ivo, 'saleAndSharing', 'back');
  await honourSignal(ivo, browserSays());
  const states = await listConsents(ivo);
  expect(states.get('saleAndSharing')).toMatchObject({ decision: 'granted', place: 'myData' });
  expect(states.get('marketingProfiling')).toMatchObject({ decision: 'refused', place: 'signal' });
});

it('an opt-out by a press needs no signal, is made once, and can be taken back', async () => {
  const uma = await makePerson('uma@portal.test');
  await changeOptOut(uma, 'saleAndSharing', 'back');
  expect(await optOutsOf(uma)).toEqual([]);
  await Promise.all([1, 2, 3].map(() => changeOptOut(uma, 'saleAndSharing', 'out')));
  await changeOptOut(uma, 'saleAndSharing', 'back');
  await changeOptOut(uma, 'saleAndSharing', 'back');
  expect((await optOutsOf(uma)).map(({ decision, place }) => [decision, place])).toEqual([
    ['refused', 'myData'],
    ['granted', 'myData'],
  ]);
  await honourSignal(uma, browserSays());
  expect((await listConsents(uma)).get('saleAndSharing')?.decision).toBe('granted');
  expect((await listConsents(uma)).get('marketingProfiling')?.place).toBe('signal');
});
