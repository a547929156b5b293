import { gt, lt, or } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { subjectKeys } from '@/lib/db/tables/subject-keys';
import { env } from '@/lib/env';

/** Whether the newest key-encryption key wraps everybody's key. */
export async function isRotated(): Promise<boolean> {
  const newest = env().keks[0]?.id ?? '';
  // Two ends of the index, where "another one" would read all of it.
  const another = or(lt(subjectKeys.kekId, newest), gt(subjectKeys.kekId, newest));
  const [found] = await asSystem('keys:rotate', (tx) =>
    tx.select({ kekId: subjectKeys.kekId }).from(subjectKeys).where(another).limit(1),
  );
  return found === undefined;
}
