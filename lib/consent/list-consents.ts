import { desc, eq } from 'drizzle-orm';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { type ConsentState, currentConsents } from './current-consents';
import type { LedgerId } from './record-events';

export const listConsents = (subject: Subject): Promise<Map<LedgerId, ConsentState>> =>
  asSubject(subject, (tx) => currentConsents(tx, subject.id));

/** Of all events of a person, the newest first. */
export async function listReceiptIds(tx: Tx, subjectId: string): Promise<string[]> {
  const rows = await tx
    .select({ receiptId: consentEvents.receiptId })
    .from(consentEvents)
    .where(eq(consentEvents.subjectId, subjectId))
    .orderBy(desc(consentEvents.sequence));
  return rows.map(({ receiptId }) => receiptId);
}
