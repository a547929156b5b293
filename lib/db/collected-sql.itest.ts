import type { Client } from 'pg';
import { expect, it } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';
import { collectedSql } from './collected-sql';

const database = useDatabase();

/** Every trigger of the two tables, and who may do what with which column, as the database itself says it. */
async function standing(admin: Client) {
  const { rows: triggers } = await admin.query<{ text: string }>(
    `select pg_get_triggerdef(oid) as text from pg_trigger
     where tgrelid in ('profiles'::regclass, 'inquiries'::regclass) and not tgisinternal order by 1`,
  );
  const { rows: grants } = await admin.query<{ text: string }>(
    `select concat_ws(' ', table_name, grantee, privilege_type, column_name) as text from information_schema.column_privileges
     where table_name in ('profiles', 'inquiries') and grantee like 'portal%' order by 1`,
  );
  return { triggers: triggers.map(({ text }) => text), grants: grants.map(({ text }) => text) };
}

it('what `policy columns` prints are the triggers and grants that the database has', async () => {
  const { before, after } = collectedSql();
  const had = await standing(database.admin);
  for (const statement of before) await database.admin.query(statement);
  expect((await standing(database.admin)).triggers.length).toBeLessThan(had.triggers.length);
  for (const statement of after) await database.admin.query(statement);
  expect(await standing(database.admin)).toEqual(had);
});
