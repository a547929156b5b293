import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { type EntryRow, entryColumns, notSealed, rowsOf, type StoredEntry, toStoredEntry } from './stored-entries';

interface Unsealed {
  entries: StoredEntry[];
  /** Once they are sealed, so is everything of a transaction before this one. */
  sealedBelow: string;
  /** How old the oldest event is that has to wait for a transaction still open; 0 where none has. */
  waitingSeconds: number;
}

/** More than any transaction id: where sealing begins. */
export const nothingSealed = '18446744073709551615';

const transaction = sql`e.transaction_id::xid8`;

const list = (tx: Tx, which: SQL, atMost: number): Promise<EntryRow[]> =>
  rowsOf(
    tx,
    sql`select ${entryColumns} from audit_events e left join audit_details d on d.sequence = e.sequence
      where ${which} and ${notSealed} order by ${transaction}, e.sequence limit ${atMost}`,
  );

/**
 * The oldest events that are not sealed, in the order of their transactions, and of those only what no open
 * transaction can still precede: identity values commit out of order, so "after the last one" would skip some.
 *
 * A dump that is restored into another cluster meets a count of transactions that begins low. What can be seen of
 * transactions ahead of that count is of the database's former life, and over: it comes first.
 *
 * @param sealedBelow where the last sealing got to
 */
export async function findUnsealed(tx: Tx, sealedBelow: string, atMost: number): Promise<Unsealed> {
  const [now] = await rowsOf<{ settled: string; restored: boolean }>(
    tx,
    sql`select pg_snapshot_xmin(taken)::text as settled, pg_snapshot_xmin(taken) < ${sealedBelow}::xid8 as restored
      from pg_current_snapshot() taken`,
  );
  if (!now) throw new Error('The database told no snapshot');
  const former = now.restored
    ? await list(tx, sql`${transaction} >= pg_snapshot_xmax(pg_current_snapshot())`, atMost)
    : [];
  const from = now.restored ? '0' : sealedBelow;
  const settled = sql`${transaction} >= ${from}::xid8 and ${transaction} < ${now.settled}::xid8`;
  const present = former.length < atMost ? await list(tx, settled, atMost - former.length) : [];
  const isAll = former.length + present.length < atMost;
  return {
    entries: [...former, ...present].map(toStoredEntry),
    // Of the last one's transaction there may be more, and so there may of the former life.
    sealedBelow: isAll ? now.settled : (present.at(-1)?.transaction_id ?? sealedBelow),
    waitingSeconds: isAll ? await findWaiting(tx, now.settled) : 0,
  };
}

async function findWaiting(tx: Tx, settled: string): Promise<number> {
  const [found] = await rowsOf<{ seconds: number | null }>(
    tx,
    sql`select extract(epoch from clock_timestamp() - min(e.at))::float8 as seconds from audit_events e
      where ${transaction} >= ${settled}::xid8 and ${transaction} < pg_snapshot_xmax(pg_current_snapshot()) and ${notSealed}`,
  );
  return found?.seconds ?? 0;
}
