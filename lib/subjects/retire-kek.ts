import { eq, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { kekRetirements } from '@/lib/db/tables/kek-retirements';
import { env } from '@/lib/env';
import { replaceSecretFile } from '@/lib/kek-file';
import { ok, type Result, refuse } from '@/lib/result';
import { countByKek, noteUnused } from './rotate-keks';

interface Retirement {
  /** Backups made before this need the key. */
  unusedSince: Date;
  /** From when on it may be destroyed: the last of those backups is overwritten then. */
  allowedAt: Date;
}

export type RetireRefusal = 'unknown' | 'newest' | 'in-use' | 'too-soon' | 'not-in-a-file';

/** When a key stopped wrapping anybody's key, and when the last backup that needs it is gone. */
async function findRetirement(id: string): Promise<Result<Retirement & { over: boolean }, RetireRefusal>> {
  const { keks, backupDays } = env();
  if (!keks.some((kek) => kek.id === id)) return refuse('unknown');
  if (keks[0]?.id === id) return refuse('newest');
  if ((await countByKek()).has(id)) return refuse('in-use');
  await noteUnused();
  const [row] = await asSystem('keys:retire', (tx) =>
    tx
      .select({
        unusedSince: kekRetirements.unusedSince,
        allowedAt: sql<string>`(${kekRetirements.unusedSince} + make_interval(days => ${backupDays}))::text`,
        over: sql<boolean>`${kekRetirements.unusedSince} + make_interval(days => ${backupDays}) <= now()`,
      })
      .from(kekRetirements)
      .where(eq(kekRetirements.kekId, id)),
  );
  return row ? ok({ ...row, allowedAt: new Date(row.allowedAt) }) : refuse('in-use');
}

/**
 * Destroys a key that wraps nobody's key any more, once the backups that need it are overwritten: takes it out of
 * KEKS_FILE. What a stray copy of such a backup holds is noise from then on.
 */
export async function retireKek(id: string): Promise<Result<Retirement, RetireRefusal>> {
  const found = await findRetirement(id);
  if (!found.ok) return found;
  if (!found.value.over) return refuse('too-soon');
  const { keks, keksFile } = env();
  if (keksFile === null) return refuse('not-in-a-file');
  const kept = keks.filter((kek) => kek.id !== id).map((kek) => `${kek.id}:${kek.key.toString('base64')}`);
  replaceSecretFile(keksFile, `${kept.join('\n')}\n`);
  await asSystem('keys:retire', (tx) => tx.delete(kekRetirements).where(eq(kekRetirements.kekId, id)));
  return ok(found.value);
}
