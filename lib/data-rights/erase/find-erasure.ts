import { eq } from 'drizzle-orm';
import { asVisitor, type Tx } from '@/lib/db/doors';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';
import { type Erasure, stores } from './erasure';

const told = {
  id: erasures.id,
  cause: erasures.cause,
  policyVersion: erasures.policyVersion,
  requestedAt: erasures.requestedAt,
  erasedAt: erasures.erasedAt,
  completedAt: erasures.completedAt,
  counts: erasures.counts,
  isHeld: erasures.isHeld,
  isSuppressed: erasures.isSuppressed,
  backupsUntil: erasures.backupsUntil,
};

const step = {
  store: erasureSteps.store,
  state: erasureSteps.state,
  obstacle: erasureSteps.obstacle,
  at: erasureSteps.at,
};

/** Of the one that a column of `erasures` names. */
export async function readErasure(tx: Tx, by: { id: string } | { farewellId: string }): Promise<Erasure | null> {
  const named = 'id' in by ? eq(erasures.id, by.id) : eq(erasures.subjectId, by.farewellId);
  const [row] = await tx.select(told).from(erasures).where(named);
  if (!row) return null;
  const steps = await tx.select(step).from(erasureSteps).where(eq(erasureSteps.erasureId, row.id));
  return { ...row, steps: steps.toSorted((a, b) => stores.indexOf(a.store) - stores.indexOf(b.store)) };
}

const idForm = /^[\w-]{22}$/;

/** How far the erasure of this number is. Whoever has the number may know; null for a number of none. */
export const findErasure = async (id: string): Promise<Erasure | null> =>
  idForm.test(id) ? asVisitor({ kind: 'erasure', id }, (tx) => readErasure(tx, { id })) : null;
