import { and, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { keptMails } from '@/lib/db/tables/kept-mails';
import { outbox } from '@/lib/db/tables/outbox';
import { env } from '@/lib/env';
import { errorCode } from '@/lib/error-code';
import { reportError } from '@/lib/report-error';
import { getKey } from '@/lib/subjects/keys';
import { composeLetter } from './compose-letter';
import type { OutboxRow } from './letter';
import { type RenderedLetter, renderLetter, sendBySmtp } from './transport';

const batch = 10;
/** 48 tries, up to five minutes apart: about four hours, then a person's row stays in sight as failed. */
const triesAtMost = 48;
/** A mail takes 40 seconds at the most (transport.ts): begun after this half of the two minutes, another worker could send it too. */
const beginWithinMs = 60_000;

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

/** Each queue gets the places that the ones before it leave. */
async function leaseDue(): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (const queue of Object.keys(queues) as Queue[]) {
    if (rows.length < batch) rows.push(...(await leaseFrom(queue, batch - rows.length)));
  }
  return rows;
}

/** Local mode: the mail stays here, sealed for its person, and is shown at /mailbox. */
const keep = (row: OutboxRow, subjectId: string, rendered: RenderedLetter) =>
  asSystem('mail', async (tx) => {
    const id = randomId();
    const sealed = (await getKey(tx, subjectId)).seal(keptMails, id, { message: JSON.stringify(rendered) });
    await tx.insert(keptMails).values({ id, subjectId, ...sealed });
    await tx.delete(outbox).where(eq(outbox.id, row.id));
  });

const finish = (row: OutboxRow) =>
  asSystem('mail', async (tx) => {
    await tx.delete(outbox).where(eq(outbox.id, row.id));
    if (row.template === 'email-changed' && row.subjectId) {
      await tx
        .delete(emailChanges)
        .where(and(eq(emailChanges.subjectId, row.subjectId), isNotNull(emailChanges.confirmedAt)));
    }
  });

const retryLater = (row: OutboxRow, error: unknown) =>
  asSystem('mail', async (tx) => {
    const waitSeconds = Math.min(300, 5 * 2 ** row.tries);
    const gaveUp = row.tries >= triesAtMost;
    // A request by address alone is nobody's row: no erasure would ever find it.
    if (gaveUp && row.subjectId === null) return tx.delete(outbox).where(eq(outbox.id, row.id));
    return tx
      .update(outbox)
      .set({
        lockedUntil: null,
        nextTryAt: sql`now() + make_interval(secs => ${waitSeconds})`,
        // The name of the failure; a server's own words may quote the address.
        lastError: errorCode(error) ?? 'unknown',
        failedAt: gaveUp ? sql`now()` : null,
      })
      .where(eq(outbox.id, row.id));
  });

async function deliver(row: OutboxRow): Promise<void> {
  const composed = await asSystem('mail', (tx) => composeLetter(tx, row));
  if (!composed) return finish(row);
  const rendered = await renderLetter(composed.letter);
  if (env().mode === 'local') {
    if (composed.subjectId) await keep(row, composed.subjectId, rendered);
    return finish(row);
  }
  await sendBySmtp(row.id, composed, rendered);
  return finish(row);
}

/**
 * Sends what is due, one batch. What a slow server leaves no time for stays leased, and is due again
 * after that. A row that fails is tried again later; a crash after sending and before finishing sends
 * it once more under the same Message-ID.
 * @returns how many rows were taken, and the farewells that have been told
 */
export async function deliverDue(): Promise<{ taken: number; farewells: string[] }> {
  const rows = await leaseDue();
  const leasedAt = performance.now();
  const farewells: string[] = [];
  for (const row of rows) {
    if (performance.now() - leasedAt > beginWithinMs) break;
    try {
      await deliver(row);
      // In local mode the mail kept here is the delivery; it stays readable until its 72 hours are over.
      const isFarewell = row.template === 'account-closed' || row.template === 'account-closed-held';
      if (isFarewell && row.subjectId && env().mode === 'server') farewells.push(row.subjectId);
    } catch (error) {
      reportError('mail-not-sent', error, { outboxId: row.id, template: row.template, tries: row.tries });
      await retryLater(row, error);
    }
  }
  return { taken: rows.length, farewells };
}
