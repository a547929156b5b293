import { type Client, escapeIdentifier } from 'pg';

export interface LiveColumn {
  table: string;
  column: string;
}

/** Every column that stands in the database right now, by its catalogue and not by our schema. The one view stores none. */
export async function liveColumns(admin: Client): Promise<LiveColumn[]> {
  const { rows } = await admin.query<LiveColumn>(`
    select c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v', 'f') and c.relname <> 'marketing_audience'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows;
}

export const liveTables = async (admin: Client): Promise<string[]> => [
  ...new Set((await liveColumns(admin)).map(({ table }) => table)),
];

/** Every table as PostgreSQL writes it to text, bytes in hex: what a dump would hold. */
export async function dumpTables(admin: Client): Promise<Map<string, string[]>> {
  const dump = new Map<string, string[]>();
  for (const table of await liveTables(admin)) {
    const { rows } = await admin.query<{ line: string }>(`select t::text as line from ${escapeIdentifier(table)} t`);
    dump.set(
      table,
      rows.map(({ line }) => line),
    );
  }
  return dump;
}

/** The tables with a row that holds the text anywhere, with how many rows do. */
export async function tablesHolding(admin: Client, text: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [table, lines] of await dumpTables(admin)) {
    const count = lines.filter((line) => line.includes(text)).length;
    if (count > 0) found[table] = count;
  }
  return found;
}
