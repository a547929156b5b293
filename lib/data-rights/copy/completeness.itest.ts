import { getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataMap } from '@/lib/data-map/data-map';
import * as schema from '@/lib/db/schema';
import { markOf, personalTables, plantRows } from '@/lib/testing/plant-rows';
import { readCopy } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';
import { type CopiedTable, copiedEntries, copiedTables } from './copied-tables';
import { shownColumns } from './shown-columns';
import { forPrograms } from './write-page';

const database = useDatabase();
const person = { id: 'a-planted-person', sessionId: 'none' };

/** By the database's names: the tables of which nothing is copied, each for the reason beside it in `copiedTables`. */
const leftOut = ['audit_details', 'child_reports', 'erasures', 'farewells', 'reporters', 'subject_keys'];

const namesInDatabase = new Map<string, CopiedTable>(
  copiedEntries.map(({ name }) => [getTableName(schema[name]), name]),
);

/** The personal tables of the live database whose planted row is not in the copy. */
async function lacking(files: Record<string, string>): Promise<string[]> {
  const { tables } = JSON.parse(files['data.json'] ?? '');
  const live = await personalTables(database.admin);
  return live.filter((table) => {
    const name = namesInDatabase.get(table);
    return !leftOut.includes(table) && (name === undefined || tables[name]?.length !== 1);
  });
}

/** The marks that stand in a table of the database, by whether the copy shows their column. */
function marksOf(name: CopiedTable): { shown: string[]; hidden: string[] } {
  const table = getTableName(schema[name]);
  const shown = shownColumns(name).map(({ column }) => column);
  const mark = (column: string) => markOf(table, toSnakeCase(column));
  return {
    shown: shown.map(mark),
    hidden: Object.keys(dataMap[name])
      .filter((column) => !shown.includes(column))
      .map(mark),
  };
}

let files: Record<string, string>;
let whole: string;

beforeAll(async () => {
  await plantRows(database.admin, person.id);
  files = await readCopy(person);
  whole = Object.values(files).join('\n');
});

describe('a row planted in every personal table of the live database', () => {
  it('is in the copy, from each of them but those it has a reason to leave out', async () => {
    expect((await personalTables(database.admin)).length).toBeGreaterThan(17);
    expect(await lacking(files)).toEqual([]);
    for (const table of leftOut) expect(await personalTables(database.admin)).toContain(table);
    const none = Object.entries(copiedTables).flatMap(([name, entry]) =>
      entry === null ? [getTableName(schema[name as keyof typeof schema])] : [],
    );
    expect(none).toEqual(expect.arrayContaining(leftOut));
  });

  it.each(copiedEntries)('is in data.json, in its own CSV file and on the page: $name', async ({ name, title }) => {
    const [row] = JSON.parse(files['data.json'] ?? '').tables[name];
    expect(Object.keys(row).toSorted()).toEqual(
      shownColumns(name)
        .map(({ column }) => column)
        .toSorted(),
    );
    const csv = files[`csv/${name}.csv`] ?? '';
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(files['index.html']).toContain(`<h2 id="${name}">${title}</h2>`);
    const texts = marksOf(name).shown.filter((mark) => JSON.stringify(row).includes(mark));
    const offPage = forPrograms.map((column) => markOf(getTableName(schema[name]), toSnakeCase(column)));
    for (const mark of texts) {
      expect(csv).toContain(mark);
      if (!offPage.includes(mark)) expect(files['index.html']).toContain(mark);
    }
  });

  it('brings every text of it along that the data map shows, and no key, no hash and no id of the person', async () => {
    for (const { name } of copiedEntries) {
      const { rows } = await database.admin.query(`select * from ${getTableName(schema[name])}`);
      const { shown, hidden } = marksOf(name);
      const texts = Object.entries(rows[0] ?? {}).filter(
        ([, value]) => Buffer.isBuffer(value) || `${value}`.startsWith('planted'),
      );
      for (const [column] of texts) {
        const mark = markOf(getTableName(schema[name]), column);
        if (shown.includes(mark)) expect(whole, mark).toContain(mark);
        else expect(hidden, mark).toContain(mark);
      }
      for (const mark of hidden) expect(whole, mark).not.toContain(mark);
    }
    expect(whole).not.toContain(person.id);
    for (const table of leftOut) expect(whole).not.toContain(`planted in ${table}.`);
  });

  it('of a table that nobody has placed yet is missed, so the first test here would fail', async () => {
    await database.admin.query('create table notes (id text primary key, subject_id text, about text)');
    await database.admin.query("insert into notes values ('note', $1, 'planted')", [person.id]);
    expect(await lacking(await readCopy(person))).toEqual(['notes']);
    await database.admin.query('drop table notes');
  });

  it('that is gone is missed', async () => {
    // Past the triggers, or the audit trail would tell of it.
    await database.admin.query(
      'set session_replication_role = replica; delete from visits; set session_replication_role = default',
    );
    expect(await lacking(await readCopy(person))).toEqual(['visits']);
  });
});
