import { and, eq, isNull } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { erasures } from '@/lib/db/tables/erasures';

/** Whether nothing is left to do of the erasure that this farewell belongs to. */
export const isComplete = (farewellId: string): Promise<boolean> =>
  asSystem('erasures', async (tx) => {
    const [open] = await tx
      .select({ id: erasures.id })
      .from(erasures)
      .where(and(eq(erasures.subjectId, farewellId), isNull(erasures.completedAt)));
    return open === undefined;
  });
