import { sql } from 'drizzle-orm';
import { asSubject, type DataSubject } from '@/lib/db/doors';
import { type CopyChoice, chosenTables, wholeCopy } from './choice';
import { isChosen, sourceOf } from './copied-source';
import { type PartId, partIds } from './parts';

/** How many records each part of a copy would have now. */
export const countRows = (subject: DataSubject, choice: CopyChoice = wholeCopy): Promise<Record<PartId, number>> =>
  asSubject(subject, async (tx) => {
    // Asked together, they travel together.
    const counted = await Promise.all(
      chosenTables(choice).map(async (entry) => {
        const source = sourceOf(entry);
        const [row] = await tx
          .select({ count: sql<number>`count(*)::int` })
          .from(source.table)
          .where(isChosen(source, choice));
        return { part: entry.part, count: row?.count ?? 0 };
      }),
    );
    const sum = (id: PartId) => counted.reduce((total, { part, count }) => total + (part === id ? count : 0), 0);
    return Object.fromEntries(partIds.map((id) => [id, sum(id)])) as Record<PartId, number>;
  });
