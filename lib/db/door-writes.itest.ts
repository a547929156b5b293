import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { errorCode } from '@/lib/error-code';
import { makeFarewell } from '@/lib/testing/make-farewell';
import type { Person } from '@/lib/testing/people';
import { personColumn, unlessDenied } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { asEraser, asHandler, asSubject, asSystem, asVisitor, recordLook, type Tx } from './doors';
import { randomId } from './random-id';
import * as schema from './schema';

const database = useDatabase();
const personal = (Object.keys(dataMap) as TableName[]).filter((name) => subjectColumn(name) !== null);

let ines: Person;
let otto: Person;

beforeAll(async () => {
  ines = await makeWholePerson('ines@portal.test', 'in force');
  otto = await makeWholePerson('otto@portal.test', 'in force');
  for (const { id } of [ines, otto]) await makeFarewell(database.admin, id);
});

/** The doors somebody could stand behind who means harm to Otto, with what is theirs. */
const doors = {
  subject: (work: (tx: Tx) => Promise<unknown>) => asSubject(ines, work),
  'visitor with a session': (work: (tx: Tx) => Promise<unknown>) =>
    asVisitor({ kind: 'session', token: ines.token }, work),
  'visitor with an opt-out': (work: (tx: Tx) => Promise<unknown>) =>
    asVisitor({ kind: 'opt-out', subjectId: ines.id }, work),
  eraser: (work: (tx: Tx) => Promise<unknown>) => asEraser(ines.id, 'nobody', work),
};

class Undo extends Error {}

/** How many rows a change touched, which is then undone; 'denied' where the role may not. */
async function touched(tx: Tx, change: SQL): Promise<number | 'denied'> {
  let count = -1;
  const answer = await unlessDenied(tx, async (inner) => {
    count = ((await inner.execute(change)) as unknown as { rowCount: number }).rowCount;
    throw new Undo();
  }).catch((error: unknown) => {
    if (error instanceof Undo) return count;
    throw error;
  });
  return answer;
}

const rowsOf = async (name: TableName, id: string): Promise<number> => {
  const from = `${getTableName(schema[name])} where ${personColumn(name)} = $1`;
  return (await database.admin.query<{ count: number }>(`select count(*)::int from ${from}`, [id])).rows[0]?.count ?? 0;
};

const columnsOf = (name: TableName): string[] =>
  Object.entries(getTableColumns(schema[name] as PgTable))
    // The database gives these out itself and lets nobody set them.
    .filter(([, column]) => !column.generatedIdentity)
    .map(([key]) => toSnakeCase(key));

/** Tables whose rows this door may change or delete at all: shows that the measure finds what is touched. */
const changeable: Record<keyof typeof doors, readonly TableName[]> = {
  // Of their own row in `subjects` when the account closes, and no more.
  subject: [
    'subjects',
    'accounts',
    'profiles',
    'inquiries',
    'sessions',
    'emailChanges',
    'mailLinks',
    'outbox',
    'requests',
    'earlierValues',
    'disputes',
    'agents',
    'restrictionLifts',
    'policyNotices',
  ],
  'visitor with a session': ['sessions'],
  'visitor with an opt-out': [],
  eraser: personal.filter(
    (name) => !['subjects', 'consentEvents', 'requests', 'erasures', 'childReports', 'auditEvents'].includes(name),
  ),
};

describe.each(Object.keys(doors) as (keyof typeof doors)[])('behind the door of a %s', (door) => {
  it.each(personal)('nothing of another person in %s can be changed or deleted', async (name) => {
    expect(await rowsOf(name, otto.id)).toBeGreaterThan(0);
    const own = await rowsOf(name, ines.id);
    const table = schema[name];
    const ofOtto = sql`${sql.identifier(personColumn(name))} = ${otto.id}`;
    const most = await doors[door](async (tx) => {
      const named = [await touched(tx, sql`delete from ${table} where ${ofOtto}`)];
      const all: (number | 'denied')[] = [];
      // The eraser's own row cannot go before what points at it.
      if (!(name === 'subjects' && door === 'eraser')) all.push(await touched(tx, sql`delete from ${table}`));
      for (const column of columnsOf(name)) {
        const set = sql`update ${table} set ${sql.identifier(column)} = ${sql.identifier(column)}`;
        named.push(await touched(tx, sql`${set} where ${ofOtto}`));
        all.push(await touched(tx, set));
      }
      for (const count of named) expect([0, 'denied']).toContain(count);
      for (const count of all) expect([0, own, 'denied']).toContain(count);
      return Math.max(0, ...all.map((count) => (count === 'denied' ? 0 : count)));
    });
    expect(most).toBe(changeable[door].includes(name) ? own : 0);
  });
});

describe('a job', () => {
  it('changes nothing of what an item said before, not even who put it right', async () => {
    for (const column of columnsOf('earlierValues')) {
      const set = sql`update ${schema.earlierValues} set ${sql.identifier(column)} = ${sql.identifier(column)}`;
      expect([column, await asSystem('test', (tx) => touched(tx, set))]).toEqual([column, 'denied']);
    }
    const { rows } = await database.admin.query(
      "select has_column_privilege('portal_system', 'earlier_values', 'actor', 'UPDATE') as may",
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe('a handler', () => {
  it.each([
    ['requests', 'request-answered'],
    ['inquiries', 'inquiry-answer'],
  ] as const)('queues mail for %s to the person whose look is recorded, and to no other', async (purpose, template) => {
    const queue = (to: string, looked: string | null) =>
      asHandler('test', purpose, async (tx) => {
        if (looked) await recordLook(tx, looked);
        const mail = sql`insert into outbox (id, subject_id, template) values (${randomId()}, ${to}, ${template})`;
        return touched(tx, mail);
      });
    expect(await queue(otto.id, null)).toBe('denied');
    expect(await queue(otto.id, ines.id)).toBe('denied');
    expect(await queue(ines.id, ines.id)).toBe(1);
  });
});

describe('a signed-in person', () => {
  // Not consentEvents: a copy of an event is an event of another time, which nobody writes.
  const insertable: readonly TableName[] = [
    'profiles',
    'inquiries',
    'visits',
    'sessions',
    'emailChanges',
    'outbox',
    'requests',
    'disputes',
  ];

  /** Rows that a person writes at all: no request that others decided, or entered. */
  const writable: Partial<Record<TableName, SQL>> = {
    requests: sql`where t.outcome = 'done' and t.channel = 'self-service'`,
  };

  /** A copy of an own row in somebody's name: 'denied', or the code of what else is wrong with it. */
  const copyInNameOf = (name: TableName, id: string) =>
    asSubject(ines, (tx) =>
      unlessDenied(tx, async (inner) => {
        const row = sql`(jsonb_populate_record(t, jsonb_build_object(${sql.raw(`'${personColumn(name)}'`)}, ${id}::text))).*`;
        await inner.execute(
          sql`insert into ${schema[name]} overriding system value select ${row} from ${schema[name]} t ${writable[name] ?? sql``}`,
        );
        return 'written';
      }).catch((error: unknown) => {
        if (errorCode(error) === '23505') return 'already there';
        throw error;
      }),
    );

  it.each(personal)('can write nothing into %s in the name of another', async (name) => {
    expect(await copyInNameOf(name, otto.id)).toBe('denied');
    expect(await copyInNameOf(name, ines.id)).toBe(insertable.includes(name) ? 'already there' : 'denied');
  });

  it.each(['profiles', 'sessions', 'emailChanges'] as const)('can give no row of %s to another', async (name) => {
    const column = sql.identifier(personColumn(name));
    const give = sql`update ${schema[name]} set ${column} = ${otto.id}`;
    expect(await asSubject(ines, (tx) => touched(tx, give))).toBe('denied');
  });
});
