import { desc, eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import type { SubjectKey } from '@/lib/subjects/subject-key';

/** A hold as its person sees it. */
export interface ToldHold {
  id: string;
  items: readonly string[];
  ground: string;
  authority: string;
  since: Date | null;
  reviewOn: string;
  liftedAt: Date | null;
}

/** The holds a person may be told of, in their own door: row-level security leaves out the others, and mere proposals. */
export async function readToldHolds(tx: Tx, key: SubjectKey): Promise<ToldHold[]> {
  const rows = await tx
    .select()
    .from(legalHolds)
    .where(eq(legalHolds.subjectId, key.subjectId))
    .orderBy(desc(legalHolds.approvedAt))
    .limit(50);
  return rows.map((row) => {
    const { ground, authority } = key.open(legalHolds, row.id, row);
    const { id, items, approvedAt, reviewOn, liftedAt } = row;
    return { id, items, ground, authority, since: approvedAt, reviewOn, liftedAt };
  });
}
