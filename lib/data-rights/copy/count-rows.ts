import { sql } from 'drizzle-orm';
import { asSubject, type Subject } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { copiedEntries } from './copied-tables';
import { type PartId, partIds } from './parts';

/** How many records each part of a whole copy would have now. */
export const countRows = (subject: Subject): Promise<Record<PartId, number>> =>
  asSubject(subject, async (tx) => {
    // Asked together, they travel together.
    const counted = await Promise.all(
      copiedEntries.map(async ({ name, part }) => {
        const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(schema[name]);
        return { part, count: row?.count ?? 0 };
      }),
    );
    const sum = (id: PartId) => counted.reduce((total, { part, count }) => total + (part === id ? count : 0), 0);
    return Object.fromEntries(partIds.map((id) => [id, sum(id)])) as Record<PartId, number>;
  });
