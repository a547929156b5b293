import { sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { findLastCheckpoint } from './seal-events';
import { notSealed, rowsOf } from './stored-entries';

export interface TrailState {
  /** When the newest head was signed; null before the first. */
  signedAt: Date | null;
  /** Of the oldest event that no seal covers yet; null where all are sealed. */
  unsealedSince: Date | null;
}

/** How far the audit trail is sealed. */
export const readTrailState = (): Promise<TrailState> =>
  asSystem('audit-seal', async (tx) => {
    const last = await findLastCheckpoint(tx);
    const [oldest] = await rowsOf<{ at: number }>(
      tx,
      sql`select extract(epoch from e.at)::float8 as at from audit_events e
        where e.transaction_id::xid8 >= ${last?.sealedBelow ?? '0'}::xid8 and ${notSealed}
        order by e.transaction_id::xid8, e.sequence limit 1`,
    );
    return { signedAt: last?.at ?? null, unsealedSince: oldest ? new Date(oldest.at * 1000) : null };
  });
