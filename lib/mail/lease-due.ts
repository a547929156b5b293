import { and, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { outbox } from '@/lib/db/tables/outbox';
import type { OutboxRow } from './letter';

const batch = 10;

/** In the order in which they are sent, each by an index of its own (lib/db/tables/outbox.ts). */
const queues = {
  ordinary: sql`campaign_id is null and template <> 'consent-receipts'`,
  receipts: sql`campaign_id is null and template = 'consent-receipts'`,
  campaigns: sql`campaign_id is not null`,
};
type Queue = keyof typeof queues;

const isFree = or(isNull(outbox.lockedUntil), lte(outbox.lockedUntil, sql`now()`));

const lease = (tx: Tx, queue: Queue, atMost: number): Promise<OutboxRow[]> => {
  const due = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(queues[queue], isNull(outbox.failedAt), lte(outbox.nextTryAt, sql`now()`), isFree))
    .orderBy(outbox.nextTryAt)
    .limit(atMost)
    .for('update', { skipLocked: true });
  return tx
    .update(outbox)
    .set({ lockedUntil: sql`now() + interval '2 minutes'`, tries: sql`${outbox.tries} + 1` })
    .where(sql`${outbox.id} in ${due}`)
    .returning();
};

const leaseFrom = (queue: Queue, atMost: number) =>
  asSystem('mail', async (tx) => {
    const leased = await lease(tx, queue, atMost);
    return queue === 'receipts' ? mergeReceipts(tx, leased) : leased;
  });

/**
 * Whoever decides ten times in a row gets one mail: the first row takes the receipts of what else waits for that
 * person. Only of rows tried for the first time, since one tried before may have arrived, and its Message-ID must go
 * on meaning the same mail.
 */
async function mergeReceipts(tx: Tx, leased: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const fresh = leased.filter(({ tries }) => tries === 1);
  const mails = leased.filter(({ tries }) => tries > 1);
  const done = new Set<string>();
  for (const row of fresh) {
    if (!row.subjectId || done.has(row.subjectId)) continue;
    done.add(row.subjectId);
    const others = await takeOthers(tx, row, fresh);
    const receiptIds = [row, ...others].flatMap((each) => each.receiptIds ?? []);
    if (others.length > 0) await tx.update(outbox).set({ receiptIds }).where(eq(outbox.id, row.id));
    mails.push({ ...row, receiptIds });
  }
  return mails;
}

/** Takes the other receipts of the row's person out of the outbox: those leased with it, and those nobody has tried yet. */
function takeOthers(tx: Tx, { id, subjectId }: OutboxRow, fresh: readonly OutboxRow[]) {
  const leasedToo = fresh.filter((each) => each.subjectId === subjectId).map((each) => each.id);
  const others = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.subjectId, subjectId ?? ''),
        queues.receipts,
        ne(outbox.id, id),
        or(eq(outbox.tries, 0), inArray(outbox.id, leasedToo)),
      ),
    )
    .for('update', { skipLocked: true });
  return tx.delete(outbox).where(sql`${outbox.id} in ${others}`).returning({ receiptIds: outbox.receiptIds });
}

/** The next rows to send. Each queue gets the places that the ones before it leave. */
export async function leaseDue(): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (const queue of Object.keys(queues) as Queue[]) {
    if (rows.length < batch) rows.push(...(await leaseFrom(queue, batch - rows.length)));
  }
  return rows;
}
