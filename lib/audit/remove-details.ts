import { inArray, lt, type SQL, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { auditDetails } from '@/lib/db/tables/audit-details';
import { logDetailsMonths } from '@/lib/policy/log-details';

const batch = 10_000;

/**
 * Ends the details of the audit trail that are older than a period, the oldest first: which columns an event changed.
 * The event, its reference and its seal stay: the reference is a random id, the person's own to read as long as they are
 * here, and leads to nobody once they are erased. Several servers may do so at once, and nothing is lost by a kill.
 *
 * @param endedBefore details of an earlier time go
 * @returns how many
 */
export async function removeAuditDetails(endedBefore: Date | SQL): Promise<number> {
  let removed = 0;
  for (;;) {
    const gone = await asSystem('audit-retention', async (tx) => {
      const due = tx
        .select({ sequence: auditDetails.sequence })
        .from(auditDetails)
        .where(lt(auditDetails.at, endedBefore))
        .orderBy(auditDetails.at)
        .limit(batch);
      const rows = await tx.delete(auditDetails).where(inArray(auditDetails.sequence, due)).returning({ one: sql`1` });
      return rows.length;
    });
    removed += gone;
    if (gone === 0) return removed;
  }
}

/**
 * Those whose 24 months are over by the database's clock. Apart from the other rules, which lock what they destroy: no role
 * may lock a row of the audit trail.
 */
export const endLogDetails = (): Promise<number> =>
  removeAuditDetails(sql`(now() at time zone 'UTC' - make_interval(months => ${logDetailsMonths})) at time zone 'UTC'`);
