import { eq } from 'drizzle-orm';
import { type DataSubject, holdSubject, isInquirer, type Tx } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';

/**
 * Holds the person of this door until the transaction ends, so that nothing is added to somebody who is erased meanwhile, and answers
 * whom it found. `going`: they wrote without an account, and it was confirmed that they are a child; the next sweep destroys all of it, and
 * until then nothing of theirs is changed.
 */
export async function holdOwn(tx: Tx, person: DataSubject): Promise<'here' | 'going' | 'nobody'> {
  await holdSubject(tx);
  const [row] = await tx.select({ closesAt: subjects.closesAt }).from(subjects).where(eq(subjects.id, person.id));
  if (!row) return 'nobody';
  return isInquirer(person) && row.closesAt ? 'going' : 'here';
}
