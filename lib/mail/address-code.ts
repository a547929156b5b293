import { randomInt } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { codeHash } from '@/lib/auth/code-hash';
import type { Tx } from '@/lib/db/doors';
import { addressCodes } from '@/lib/db/tables/address-codes';

/**
 * Makes the code that a mail brings, live for ten minutes from now, whether there is anybody to mail it to or not. Tried again
 * after a failure, the mail brings another one, and the tries are counted on.
 *
 * @returns eight digits; null where its time is over
 */
export async function makeAddressCode(tx: Tx, id: string): Promise<string | null> {
  const code = randomInt(100_000_000).toString().padStart(8, '0');
  const made = await tx
    .update(addressCodes)
    .set({ codeHash: codeHash(id, code), expiresAt: sql`now() + interval '10 minutes'` })
    .where(
      and(
        eq(addressCodes.id, id),
        isNull(addressCodes.usedAt),
        gt(addressCodes.expiresAt, sql`now()`),
        // Each try that fails begins ten minutes anew: they end with the time in which a code is mailed at all.
        gt(addressCodes.createdAt, sql`now() - interval '50 minutes'`),
      ),
    )
    .returning({ id: addressCodes.id });
  return made.length > 0 ? code : null;
}
