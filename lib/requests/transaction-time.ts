import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';

/** The moment that the database writes as now in this transaction: what is due counts from the very receipt that is stored. */
export async function transactionTime(tx: Tx): Promise<Date> {
  const answer = await tx.execute(sql`select (extract(epoch from now()) * 1000)::float8 as at`);
  const [row] = (answer as unknown as { rows: { at: number }[] }).rows;
  if (!row) throw new Error('The database tells no time');
  return new Date(row.at);
}
