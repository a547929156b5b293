import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { asReplay } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import type { LedgerLine } from '@/lib/erasure-ledger/ledger-line';

type Values = Pick<typeof subjects.$inferInsert, 'restrictedAt' | 'restrictionGround'>;

async function changeRestriction(id: string, values: Values): Promise<boolean> {
  const changed = await asReplay(id, (tx) =>
    tx
      .update(subjects)
      .set(values)
      .where(and(eq(subjects.id, id), (values.restrictedAt ? isNull : isNotNull)(subjects.restrictedAt)))
      .returning({ id: subjects.id }),
  );
  return changed.length > 0;
}

export const restrictAgain = (id: string, { at, ground }: LedgerLine): Promise<boolean> => {
  if (!ground) throw new Error('A restriction without a ground');
  return changeRestriction(id, { restrictedAt: new Date(at), restrictionGround: ground });
};

export const endRestrictionAgain = (id: string): Promise<boolean> =>
  changeRestriction(id, { restrictedAt: null, restrictionGround: null });
