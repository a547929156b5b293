import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { subjectKeys } from '@/lib/db/tables/subject-keys';
import type { SubjectKey } from './subject-key';
import { makeKey, unwrapKey } from './wrapped-key';

/** Makes and stores the key of a person whose row has just been written. */
export async function createKey(tx: Tx, subjectId: string): Promise<SubjectKey> {
  const { row, key } = makeKey(subjectId);
  await tx.insert(subjectKeys).values(row);
  return key;
}

/** The person's key, or null where this door does not reach it: erased and not-yours look the same. */
export async function findKey(tx: Tx, subjectId: string): Promise<SubjectKey | null> {
  const [row] = await tx.select().from(subjectKeys).where(eq(subjectKeys.subjectId, subjectId));
  return row ? unwrapKey(row) : null;
}

/** @throws when this door does not reach the key */
export async function getKey(tx: Tx, subjectId: string): Promise<SubjectKey> {
  const key = await findKey(tx, subjectId);
  if (!key) throw new Error('This door does not reach the key it was opened for');
  return key;
}
