import { eq, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { kekRetirements } from '@/lib/db/tables/kek-retirements';
import { subjectKeys } from '@/lib/db/tables/subject-keys';
import { env } from '@/lib/env';
import { rewrapKey, UnknownKekError } from './wrapped-key';

const batch = 200;

function newestKek(): string {
  const [kek] = env().keks;
  if (!kek) throw new UnknownKekError('No key-encryption key is set');
  return kek.id;
}

/** How many people's keys each key-encryption key wraps. */
export const countByKek = (): Promise<Map<string, number>> =>
  asSystem('keys:rotate', async (tx) => {
    const rows = await tx
      .select({ kekId: subjectKeys.kekId, count: sql<number>`count(*)::int` })
      .from(subjectKeys)
      .groupBy(subjectKeys.kekId);
    return new Map(rows.map(({ kekId, count }) => [kekId, count]));
  });

/** One batch of one key, by its index; a row that somebody is erasing at this moment is left for the next round. */
async function rewrapSome(tx: Tx, from: string): Promise<number> {
  const rows = await tx
    .select()
    .from(subjectKeys)
    .where(eq(subjectKeys.kekId, from))
    .limit(batch)
    .for('update', { skipLocked: true });
  for (const row of rows) {
    const { wrappedKey, kekId } = rewrapKey(row);
    await tx.update(subjectKeys).set({ wrappedKey, kekId }).where(eq(subjectKeys.subjectId, row.subjectId));
  }
  return rows.length;
}

/**
 * Wraps everybody's key with the newest key-encryption key, while the servers run: each person's row changes in one
 * step, and both keys open. Cut off, it goes on where it stopped; run again, it finds nothing to do.
 *
 * @param told how many have been done so far
 * @throws UnknownKekError when a key is wrapped with one that is not among the settings
 */
export async function rotateKeks(told: (done: number) => void = () => undefined): Promise<number> {
  const newest = newestKek();
  let done = 0;
  for (const from of [...(await countByKek()).keys()].filter((id) => id !== newest)) {
    for (let some = -1; some !== 0; ) {
      some = await asSystem('keys:rotate', (tx) => rewrapSome(tx, from));
      done += some;
      told(done);
    }
  }
  await noteUnused();
  return done;
}

/** Notes since when each key among the settings wraps nobody's key; one that has come into use again loses the note. */
export async function noteUnused(): Promise<void> {
  const used = await countByKek();
  const unused = env().keks.filter(({ id }) => !used.has(id) && id !== newestKek());
  await asSystem('keys:rotate', async (tx) => {
    for (const id of used.keys()) await tx.delete(kekRetirements).where(eq(kekRetirements.kekId, id));
    for (const { id } of unused) await tx.insert(kekRetirements).values({ kekId: id }).onConflictDoNothing();
  });
}
