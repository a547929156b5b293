import { type Client, escapeIdentifier } from 'pg';

/** How many rows each table has; with a column and a value, how many of them name it. */
export async function countRows(database: Client, subjectId?: string): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string; owned: boolean }>(
    `select c.relname as name,
       exists (select from pg_attribute where attrelid = c.oid and attname = 'subject_id' and not attisdropped) as owned
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name, owned } of rows) {
    if (subjectId !== undefined && !owned) continue;
    const { rows: found } = await database.query<{ count: number }>(
      `select count(*)::int as count from ${escapeIdentifier(name)} ${subjectId === undefined ? '' : 'where subject_id = $1'}`,
      subjectId === undefined ? [] : [subjectId],
    );
    counts[name] = found[0]?.count ?? 0;
  }
  return counts;
}
