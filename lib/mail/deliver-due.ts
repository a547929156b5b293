import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { keptMails } from '@/lib/db/tables/kept-mails';
import { outbox } from '@/lib/db/tables/outbox';
import { env } from '@/lib/env';
import { errorCode } from '@/lib/error-code';
import type { Release } from '@/lib/policy/releases';
import { noteSent } from '@/lib/policy-notices/note-sent';
import { reportError } from '@/lib/report-error';
import { getKey } from '@/lib/subjects/keys';
import { composeLetter } from './compose-letter';
import { leaseDue } from './lease-due';
import type { OutboxRow } from './letter';
import { type RenderedLetter, renderLetter, sendBySmtp } from './transport';

/** 48 tries, up to five minutes apart: about four hours, then a person's row stays in sight as failed. */
const triesAtMost = 48;
/** A mail takes 40 seconds at the most (transport.ts): begun after this half of the two minutes, another worker could send it too. */
const beginWithinMs = 60_000;

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
    if (row.template === 'policy-change' && row.subjectId && row.campaignId)
      await noteSent(tx, { subjectId: row.subjectId, version: row.campaignId });
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

/** @returns whether its farewell has been told all there is to tell, or has nobody to tell it to */
async function deliver(row: OutboxRow, releases?: readonly Release[]): Promise<boolean> {
  const composed = await asSystem('mail', (tx) => composeLetter(tx, row, releases));
  if (!composed) {
    await finish(row);
    return row.template === 'erasure-completed';
  }
  const rendered = await renderLetter(composed.letter);
  if (env().mode === 'local') {
    // The mail kept here is the delivery; it stays readable until its 72 hours are over.
    if (composed.subjectId) await keep(row, composed.subjectId, rendered);
    await finish(row);
    return false;
  }
  await sendBySmtp(row.id, composed, rendered);
  await finish(row);
  // What has become complete since this letter was written is another letter's to tell.
  return composed.isLast === true;
}

/**
 * Sends what is due, one batch. What a slow server leaves no time for stays leased, and is due again
 * after that. A row that fails is tried again later; a crash after sending and before finishing sends
 * it once more under the same Message-ID.
 * @param releases of the policy that a mail can tell of: the published ones, but in a test
 * @returns how many rows were taken, and the farewells that have been told
 */
export async function deliverDue(releases?: readonly Release[]): Promise<{ taken: number; farewells: string[] }> {
  const rows = await leaseDue();
  const leasedAt = performance.now();
  const farewells: string[] = [];
  for (const row of rows) {
    if (performance.now() - leasedAt > beginWithinMs) break;
    try {
      if ((await deliver(row, releases)) && row.subjectId) farewells.push(row.subjectId);
    } catch (error) {
      reportError('mail-not-sent', error, { outboxId: row.id, template: row.template, tries: row.tries });
      await retryLater(row, error);
    }
  }
  return { taken: rows.length, farewells };
}
