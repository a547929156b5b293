import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { closeAccount, keepAccount } from '@/lib/accounts/close-account';
import { env } from '@/lib/env';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { backupsOf } from '@/lib/testing/backups';
import { goodPassword, makePerson, type Person } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { noteCustomer } from './erase/stripe-by-hand';
import { eraseSubject } from './erase-subject';
import { replayErasures } from './replay-erasures';

const database = useDatabase();
const backups = backupsOf(database);
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

let [cleo, kim, stella]: Person[] = [];
let cleoClosesAt: Date;

beforeAll(async () => {
  cleo = await makePerson('cleo@portal.test');
  kim = await makePerson('kim@portal.test');
  stella = await makePerson('stella@portal.test');
  await noteCustomer('jin', 'stella@portal.test', 'cus_Stella');
  await exportEntries();
  await backups.make('monday');
  for (const each of [cleo, kim]) await closeAccount(each, goodPassword, 'in-7-days');
  await keepAccount(kim);
  [{ closes_at: cleoClosesAt }] = await rows('select closes_at from subjects where id = $1', [cleo.id]);
  await eraseSubject(stella.id, 'closed');
  await exportEntries();
  const ledger = readFileSync(env().erasureLedger, 'utf8');
  await backups.restore('monday');
  writeFileSync(env().erasureLedger, ledger);
}, 60_000);

it('a restored backup learns of accounts that are to close, at their date, and of those kept after all', async () => {
  expect((await replayErasures()).counts).toMatchObject({
    closing: { done: 2, already: 0 },
    kept: { done: 1, already: 0 },
    erased: { done: 1, already: 0 },
  });
  expect(await rows('select close_requested_at, closes_at from subjects where id = $1', [cleo?.id])).toEqual([
    { close_requested_at: expect.any(Date), closes_at: cleoClosesAt },
  ]);
  expect(await rows('select close_requested_at, closes_at from subjects where id = $1', [kim?.id])).toEqual([
    { close_requested_at: null, closes_at: null },
  ]);
});

it('and asks Stripe once more for whoever is erased again, and tells nobody a second time', async () => {
  expect(
    await rows(
      "select e.cause, s.state from erasures e join erasure_steps s on s.erasure_id = e.id where s.store = 'stripe'",
    ),
  ).toEqual([{ cause: 'restored', state: 'waiting' }]);
  expect(await rows("select 1 from outbox where template in ('account-closed', 'account-closing')")).toEqual([]);
  expect(await rows('select email from farewells')).toEqual([{ email: null }]);
});

it('a second replay changes nothing', async () => {
  expect((await replayErasures()).counts).toMatchObject({
    closing: { done: 0 },
    kept: { done: 0 },
    erased: { done: 0 },
  });
});
