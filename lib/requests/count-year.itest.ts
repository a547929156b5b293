import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';
import { countYears } from './count-year';

const database = useDatabase();

/** So many requests that arrived then, each answered after so many days. */
async function insertRequests(right: string, count: number, at: string, end: [outcome: string, days: number] | null) {
  await database.admin.query('set session_replication_role = replica');
  await database.admin.query(
    `insert into requests (id, "right", channel, law, received_at, due_on, latest_on, state, outcome, ground, closed_at)
      select $1::text || $2 || $3 || n, $1, 'self-service', 'undeclared', $3::timestamptz, '2020-01-01', '2020-01-01',
        case when $4::text is null then 'open' else 'closed' end, $4, case $4 when 'refused' then 'law' end,
        case when $4 is not null then $3::timestamptz + $5 * interval '1 day' end
      from generate_series(1, $2::int) as n`,
    [right, count, at, end?.[0] ?? null, end?.[1] ?? 0],
  );
  await database.admin.query('set session_replication_role = default');
}

beforeAll(async () => {
  await insertRequests('access', 7, '2025-01-01T00:00:00Z', ['done', 2]);
  await insertRequests('access', 6, '2025-12-31T23:59:59Z', ['refused', 10]);
  await insertRequests('access', 5, '2025-06-01T00:00:00Z', null);
  await insertRequests('deletion', 3, '2025-06-01T00:00:00Z', ['done', 1]);
  await insertRequests('access', 8, '2026-10-31T23:59:59Z', ['done', 4]);
  await insertRequests('access', 9, '2026-11-01T00:00:00Z', ['done', 4]);
  await insertRequests('access', 9, '2024-12-31T23:59:59Z', ['done', 4]);
});

it('counts the year before whole and this one to the end of last month, by what was asked', async () => {
  const [thisYear, lastYear, ...more] = await countYears(new Date('2026-11-24T12:00:00Z'));
  expect(more).toEqual([]);
  expect(thisYear).toMatchObject({ year: 2026, until: new Date('2026-11-01T00:00:00Z') });
  expect(thisYear?.counts.access).toEqual({ received: 8, ends: { complied: 8, denied: 0, medianDays: 4 } });
  expect(lastYear).toMatchObject({ year: 2025, until: new Date('2026-01-01T00:00:00Z') });
  expect(lastYear?.counts.access).toEqual({ received: 18, ends: { complied: 7, denied: 6, medianDays: 2 } });
  expect(lastYear?.counts.deletion).toEqual({ received: 'few', ends: null });
  expect(lastYear?.counts.correction).toEqual({ received: 0, ends: null });
});

it('has in January no more than the year before', async () => {
  expect((await countYears(new Date('2026-01-31T12:00:00Z'))).map(({ year }) => year)).toEqual([2025]);
});
