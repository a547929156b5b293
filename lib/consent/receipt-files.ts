import { and, asc, eq, inArray } from 'drizzle-orm';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { signDocument } from '@/lib/signing/sign-document';
import { emailIndex } from '@/lib/subjects/email-index';
import { type LedgerEvent, makeReceipt } from './receipt';
import type { Receipt } from './receipt-schema';

/** A receipt, and the signed file that a person keeps of it. */
export interface ReceiptFile {
  receipt: Receipt;
  filename: string;
  content: string;
}

async function toFile(event: LedgerEvent): Promise<ReceiptFile> {
  const receipt = makeReceipt(event);
  return {
    receipt,
    filename: `receipt-${event.receiptId}.json`,
    content: await signDocument('consent-receipt', receipt),
  };
}

const leadsToPerson = (event: typeof consentEvents.$inferSelect): event is typeof event & LedgerEvent =>
  event.subjectId !== null;

/**
 * For a mail to this address, in the order of the decisions. A decision of somebody erased since has no receipt any
 * more. One of somebody with another address is left out, whatever the row of the outbox names.
 */
export async function receiptFiles(tx: Tx, receiptIds: readonly string[], email: string): Promise<ReceiptFile[]> {
  const atAddress = tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(eq(subjects.emailIndex, emailIndex(email)));
  const rows = await tx
    .select()
    .from(consentEvents)
    .where(and(inArray(consentEvents.receiptId, [...receiptIds]), inArray(consentEvents.subjectId, atAddress)))
    .orderBy(asc(consentEvents.sequence));
  return Promise.all(rows.filter(leadsToPerson).map(toFile));
}

const idForm = /^[\w-]{22}$/;

/** The signed-in person's own; absent and not yours are the same null. */
export async function findReceiptFile(subject: Subject, receiptId: string): Promise<ReceiptFile | null> {
  if (!idForm.test(receiptId)) return null;
  const [row] = await asSubject(subject, (tx) =>
    tx.select().from(consentEvents).where(eq(consentEvents.receiptId, receiptId)),
  );
  return row && leadsToPerson(row) ? toFile(row) : null;
}
