import { and, gte, type SQL, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { columnOf, type Due, dueAt } from './due';
import { noteDestruction } from './note-destruction';
import type { Place, PlacedId } from './places';

export const batchSize = 10_000;

interface Batch {
  count: number;
  /** The time of the last row, as the database writes it: the next batch need not pass what is gone. */
  last: string | null;
}

/**
 * Rows that another server has taken are left to it. The locked rows are deleted by their place, `ctid`, which nobody
 * can move meanwhile: by their key each batch would look through the whole table.
 */
async function destroyBatch(tx: Tx, { table, time, where }: Due, change: SQL, after: string | null): Promise<Batch> {
  const place = sql`${table}.ctid`;
  const from = after !== null ? gte(time, sql`${after}::timestamptz`) : undefined;
  const due = tx
    .select({ place: place.as('place'), time: sql`${time}`.as('time') })
    .from(table)
    .where(and(where, from))
    .orderBy(time)
    .limit(batchSize)
    .for('update', { skipLocked: true });
  const answer = await tx.execute(sql`
    with due as materialized (${due}), gone as (${change} where ${place} = any (array(select due.place from due)))
    select count(*)::int as count, max(due.time)::text as last from due`);
  const [batch] = (answer as unknown as { rows: Batch[] }).rows;
  return batch ?? { count: 0, last: null };
}

const changeOf = (place: Place, { table }: Due): SQL => {
  if (!place.column) return sql`delete from ${table}`;
  return sql`update ${table} set ${sql.identifier(columnOf(table, place.column).name)} = null`;
};

/** Deletes or blanks what is due in one place, a batch a transaction: killed at any moment, the next run goes on. */
export async function destroyRows(
  run: string,
  id: PlacedId,
  place: Place,
  cutOff: Date,
  told: (count: number) => void,
): Promise<number> {
  const due = dueAt(id, place, cutOff);
  let destroyed = 0;
  for (let after: string | null = null; ; ) {
    const batch: Batch = await asSystem('sweep', async (tx) => {
      const taken = await destroyBatch(tx, due, changeOf(place, due), after);
      await noteDestruction(tx, run, id, taken.count);
      return taken;
    });
    destroyed += batch.count;
    told(batch.count);
    if (batch.count < batchSize) return destroyed;
    after = batch.last;
  }
}
