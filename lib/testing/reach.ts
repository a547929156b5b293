import { sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { subjectColumn, type TableName } from '@/lib/data-map/data-map';
import type { Tx } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { errorCode } from '@/lib/error-code';

const insufficientPrivilege = '42501';

/** The database's name of the column that leads to the person. */
export function personColumn(name: TableName): string {
  const column = subjectColumn(name);
  if (!column) throw new Error(`Nothing in ${name} leads to a person`);
  return toSnakeCase(column);
}

/** What a piece of work answers, in a transaction of its own inside `tx`; 'denied' where the role may not, and only there. */
export async function unlessDenied<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T | 'denied'> {
  try {
    return await tx.transaction(work);
  } catch (error) {
    if (errorCode(error) === insufficientPrivilege) return 'denied';
    throw error;
  }
}

/** Whose rows of a table a query with no WHERE reaches, each person once; 'denied' where the role may not even ask. */
export function reach(tx: Tx, name: TableName): Promise<string[] | 'denied'> {
  const table: PgTable = schema[name];
  return unlessDenied(tx, async (inner) => {
    const who = sql.identifier(personColumn(name));
    const result = (await inner.execute(sql`select distinct ${who} as who from ${table}`)) as unknown as {
      rows: { who: string }[];
    };
    return result.rows.map((row) => row.who).sort();
  });
}
