import { beforeEach, expect, it } from 'vitest';
import { type CollectingTable, collecting } from '@/lib/data-map/collected-at';
import { answerTo, findUnpublished } from '@/lib/policy/california';
import { type ItemId, policy } from '@/lib/policy/current';
import { insertDated } from '@/lib/testing/dated-rows';
import { useDatabase } from '@/lib/testing/use-database';
import { computeCollected } from './collected';

const database = useDatabase();

/** A row with nothing in it that may be left out, and then with one thing more. */
const rows: Record<
  Exclude<CollectingTable, 'farewells' | 'keptMails'>,
  { least: string[]; more: [string, ItemId][] }
> = {
  accounts: { least: ['email', 'password'], more: [] },
  profiles: {
    least: ['name', 'companyName', 'category'],
    more: [
      ['country', 'country'],
      ['company_description', 'companyDescription'],
      ['source_of_visit', 'sourceOfVisit'],
    ],
  },
  inquiries: {
    least: ['email', 'name', 'countryOfResidence', 'companyName', 'inquiryDetails'],
    more: [
      ['business_description', 'businessDescription'],
      ['job_title', 'jobTitle'],
      ['phone_number', 'phoneNumber'],
    ],
  },
  sessions: { least: ['visitTime'], more: [] },
  emailChanges: { least: ['email'], more: [] },
  visits: { least: ['visitTime', 'usageRecord'], more: [['ip_address', 'ipAddress']] },
  requestSteps: { least: [], more: [['said', 'inquiryDetails']] },
};

const makers: Record<keyof typeof rows, (at: string) => string> = {
  accounts: (at) => `insert into accounts (subject_id, email, password_hash, created_at) values ('x', '', 'x', ${at})`,
  profiles: (at) =>
    `insert into profiles (subject_id, name, company_name, category, created_at) values ('x', '', '', '', ${at})`,
  inquiries: (
    at,
  ) => `insert into inquiries (id, subject_id, kind, name, country_of_residence, email, company_name, inquiry_details, received_at)
    values ('x', 'x', 'question', '', '', '', '', '', ${at})`,
  sessions: (at) => `insert into sessions (id, subject_id, token_hash, seen_at) values ('x', 'x', 'x', ${at})`,
  emailChanges: (at) =>
    `insert into email_changes (subject_id, new_email, old_email, requested_at) values ('x', '', '', ${at})`,
  visits: (at) => `insert into visits (id, subject_id, at, usage_record) values ('x', 'x', ${at}, 'saw')`,
  requestSteps: (at) =>
    `insert into request_steps (id, request_id, subject_id, step, at) values ('x', 'x', 'x', 'received', ${at})`,
};

const tableOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const plant = (name: keyof typeof rows, at: Date) =>
  insertDated(database.admin, (_, moment) => [makers[name](moment)], [{ id: 'x', at }]);

const dayMs = 24 * 3_600_000;
const yearAgo = () => {
  const at = new Date();
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  return at;
};

beforeEach(async () => {
  await database.admin.query('set session_replication_role = replica');
  for (const name of Object.keys(rows)) await database.admin.query(`delete from ${tableOf(name)}`);
  await database.admin.query('set session_replication_role = default');
});

it('nothing stored is nothing collected, and what was published beyond it is no fault', async () => {
  const { items } = await computeCollected();
  expect(items).toEqual([]);
  expect(findUnpublished(answerTo([]), policy.california)).toEqual({ categories: [], sources: [] });
});

it('knows every place where something comes in', () => {
  expect(collecting.map(({ table }) => table).toSorted()).toEqual(Object.keys(rows).toSorted());
});

it.each(Object.keys(rows) as (keyof typeof rows)[])(
  'of %s it names what a row holds and no more, and only what came in the past 12 months',
  async (name) => {
    await plant(name, new Date(yearAgo().getTime() + dayMs));
    const { least, more } = rows[name];
    const found = new Set<string>(least);
    expect(new Set((await computeCollected()).items)).toEqual(found);
    await database.admin.query('set session_replication_role = replica');
    for (const [column, item] of more) {
      await database.admin.query(`update ${tableOf(name)} set ${column} = 'x'`);
      expect(new Set((await computeCollected()).items)).toEqual(found.add(item));
    }
    await database.admin.query(`delete from ${tableOf(name)}`);
    await database.admin.query('set session_replication_role = default');
    await plant(name, new Date(yearAgo().getTime() - dayMs));
    expect((await computeCollected()).items).toEqual([]);
  },
);

it('a correction of late counts as well as what came first', async () => {
  await plant('profiles', new Date(yearAgo().getTime() - dayMs));
  await plant('accounts', new Date(yearAgo().getTime() - dayMs));
  expect((await computeCollected()).items).toEqual([]);
  await database.admin.query('update profiles set changed_at = now()');
  expect((await computeCollected()).items).toEqual(['name', 'companyName', 'category']);
  await database.admin.query('update accounts set password_changed_at = now()');
  expect((await computeCollected()).items).toEqual(expect.arrayContaining(['email', 'password']));
});

it('answers with names of columns alone, and only to a job', async () => {
  const { rows: grants } = await database.admin.query<{ grantee: string }>(
    "select distinct grantee from information_schema.routine_privileges where routine_name = 'portal_collected' and grantee like 'portal%' and grantee <> 'portal_owner'",
  );
  expect(grants.map(({ grantee }) => grantee)).toEqual(['portal_system']);
  await expect(
    database.admin.query(
      "select portal_collected('profiles; drop table profiles', array['name'], array['created_at'])",
    ),
  ).rejects.toMatchObject({ code: '42P01' });
});
