import { desc, eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { disclosures } from '@/lib/db/tables/disclosures';
import type { SubjectKey } from '@/lib/subjects/subject-key';

/** A disclosure as its person sees it. */
export interface ToldDisclosure {
  id: string;
  items: readonly string[];
  basis: 'consent' | 'authority';
  recipient: string;
  law: string | null;
  at: Date | null;
}

/** What a person may be told of, in their own door: row-level security leaves out the rest. */
export async function readToldDisclosures(tx: Tx, key: SubjectKey): Promise<ToldDisclosure[]> {
  const rows = await tx
    .select()
    .from(disclosures)
    .where(eq(disclosures.subjectId, key.subjectId))
    .orderBy(desc(disclosures.approvedAt))
    .limit(50);
  return rows.map((row) => {
    const { id, items, basis, recipient, law, approvedAt } = key.open(disclosures, row.id, row);
    return { id, items, basis, recipient, law, at: approvedAt };
  });
}
