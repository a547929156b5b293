import { type Client, escapeIdentifier } from 'pg';
import { liveTables, tablesHolding } from '@/lib/testing/live-database';

/**
 * The tables with a cell that is exactly one of these, whatever its length: for what is too short to be searched for.
 * Compared here and not in the database, which writes down what it is asked.
 */
export async function tablesWithCell(admin: Client, cells: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of await liveTables(admin)) {
    const { rows } = await admin.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${escapeIdentifier(table)} t`,
    );
    const values = rows.flatMap(({ row }) => Object.values(row));
    if (values.some((value) => cells.includes(String(value)))) found.push(table);
  }
  return found;
}

/** What keeps the random id of somebody who is gone: what was done, and not to whom. */
export const mayName = ['audit_events'];

/** The tables that name one of these people by their id. */
export async function tablesNaming(admin: Client, ids: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const id of ids) for (const table of Object.keys(await tablesHolding(admin, id))) found.add(table);
  return [...found].sort();
}
