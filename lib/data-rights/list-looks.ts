import { and, desc, eq, like, lt, sql } from 'drizzle-orm';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { auditEvents } from '@/lib/db/tables/audit-events';
import { isLookPurpose, type LookPurpose } from './look-words';

/** One look by a handler. Who it was by name stays in the log: the person is told the role. */
export interface LookView {
  /** Its place in the log: the cursor of the next page. */
  sequence: number;
  at: Date;
  purpose: LookPurpose;
}

export const looksPerPage = 50;

/** Who looked at the person of this door, the newest first. Written by the database with each look, so none can be left out. */
export async function readLooks(tx: Tx, subjectId: string, before?: number): Promise<LookView[]> {
  const { sequence, at, action, subjectRef } = auditEvents;
  const rows = await tx
    .select({ sequence, at, action })
    .from(auditEvents)
    .where(
      and(
        eq(subjectRef, subjectId),
        like(action, sql`'look.%'`),
        before === undefined ? undefined : lt(sequence, before),
      ),
    )
    .orderBy(desc(sequence))
    .limit(looksPerPage);
  return rows.map(({ action: look, ...row }) => {
    const purpose = look.slice('look.'.length);
    return { ...row, purpose: isLookPurpose(purpose) ? purpose : 'other' };
  });
}

export const listLooks = (subject: Subject, before?: number): Promise<LookView[]> =>
  asSubject(subject, (tx) => readLooks(tx, subject.id, before));
