import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { policyNotices } from '@/lib/db/tables/policy-notices';

/** Notes that the mail of a notice has gone, in the transaction that takes it out of the outbox. */
export async function noteSent(tx: Tx, { subjectId, version }: { subjectId: string; version: string }): Promise<void> {
  await tx
    .update(policyNotices)
    .set({ sentAt: sql`now()` })
    .where(
      and(eq(policyNotices.subjectId, subjectId), eq(policyNotices.version, version), isNull(policyNotices.sentAt)),
    );
}
