import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as schema from '@/lib/db/schema';
import { registered } from '@/lib/policy/registered';
import { undeclaredColumns } from '@/lib/testing/drift/undeclared-columns';
import { liveColumns } from '@/lib/testing/live-database';
import { findUnplaced } from '@/lib/testing/unplaced-columns';
import { useDatabase } from '@/lib/testing/use-database';
import { dataMap, isItem, type Placement, subjectColumn, type TableName } from './data-map';

const database = useDatabase();
const agreed = { unplaced: [], absent: [] };
const tables = Object.keys(dataMap) as TableName[];

describe('the data map and the live database', () => {
  it('agree on every column of every table', async () => {
    const live = await liveColumns(database.admin);
    expect(live.length).toBeGreaterThan(80);
    expect(undeclaredColumns(live)).toEqual([]);
    expect(findUnplaced(live)).toEqual(agreed);
  });

  it('a column, a table or a view that the map does not place is named', async () => {
    await database.admin.query(
      'alter table visits add column user_agent text; create table notes (about text); create view seen as select at as seen_at from visits',
    );
    expect(findUnplaced(await liveColumns(database.admin)).unplaced).toEqual([
      'notes.about',
      'seen.seen_at',
      'visits.user_agent',
    ]);
    for (const complaint of undeclaredColumns(await liveColumns(database.admin)))
      expect(complaint).toContain('it belongs in section 1, “');
    await database.admin.query('drop view seen; drop table notes; alter table visits drop column user_agent');
    expect(findUnplaced(await liveColumns(database.admin))).toEqual(agreed);
  });

  it('a column that the map places and the database lacks is named', async () => {
    await database.admin.query('alter table visits drop column usage_record');
    expect(findUnplaced(await liveColumns(database.admin)).absent).toEqual(['visits.usage_record']);
    await database.admin.query('alter table visits add column usage_record text');
  });
});

/** Counters, mailings, hashes of the addresses or ids of people who are gone, numbers, what is said of keys, jobs and training, and what seals the audit trail. */
const aboutNobody: readonly TableName[] = [
  'rateLimits',
  'addressCodes',
  'addressSessions',
  'campaigns',
  'noticePeriods',
  'suppressions',
  'kekRetirements',
  'jobRuns',
  'attestations',
  'auditSeals',
  'auditCheckpoints',
  'erasureEntries',
  'destructions',
  'erasureSteps',
  'requestCounts',
];

describe('the data map', () => {
  it('has a place for every item the policy collects, and for none it does not', () => {
    const placements: Placement[] = tables.flatMap((name) => Object.values(dataMap[name]));
    const items = new Set(placements.filter(isItem));
    const collected = new Set(registered.flatMap((version) => Object.keys(version.items)));
    expect([...items].sort()).toEqual([...collected].sort());
  });

  it('leads from every table about people to a person, by one column', () => {
    for (const name of tables) {
      const leads = Object.values(dataMap[name]).filter((each: Placement) => each === 'subject');
      expect([name, leads.length]).toEqual([name, aboutNobody.includes(name) ? 0 : 1]);
    }
    for (const name of aboutNobody) expect(subjectColumn(name)).toBeNull();
  });

  it('calls no sealed column bookkeeping', async () => {
    const { rows } = await database.admin.query<{ table: string; column: string }>(
      "select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and data_type = 'bytea'",
    );
    const sealed = new Set(
      rows.map(
        ({ table, column }) => `${table} ${column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      ),
    );
    expect(sealed.size).toBeGreaterThan(15);
    for (const name of tables) {
      for (const [column, placement] of Object.entries(dataMap[name]) as [string, Placement][]) {
        if (sealed.has(`${getTableName(schema[name])} ${column}`))
          expect([name, column, placement]).not.toContain('bookkeeping');
      }
    }
  });
});
