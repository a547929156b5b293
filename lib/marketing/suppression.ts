import { createHmac } from 'node:crypto';
import { and, gte, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { suppressions } from '@/lib/db/tables/suppressions';
import { env } from '@/lib/env';
import type { NamedKey } from '@/lib/settings';

/** In lower case: a mailbox that somebody left must not be written to under another spelling. */
const hashAddress = ({ key }: NamedKey, email: string): string =>
  createHmac('sha256', key).update('suppression\0').update(email.toLowerCase()).digest('hex');

/** Keeps marketing from the address of somebody who is being erased, whatever an import or a restore brings back. */
export async function suppressAddress(tx: Tx, email: string): Promise<void> {
  const [newest] = env().suppressionKeys;
  if (!newest) throw new Error('No key for suppressions is set');
  await tx.insert(suppressions).values({
    id: randomId(),
    addressHash: hashAddress(newest, email),
    keyId: newest.id,
  });
}

/** Whether the address was erased after this person's newest yes to marketing. A yes given afterwards counts as ever. */
export async function isSuppressed(tx: Tx, subjectId: string, email: string): Promise<boolean> {
  const hashes = env().suppressionKeys.map((key) => hashAddress(key, email));
  const newestYes = sql`coalesce((select max(at) from consent_events where subject_id = ${subjectId}
    and consent = 'marketing' and decision = 'granted' and topic is null), '-infinity')`;
  const [found] = await tx
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(and(inArray(suppressions.addressHash, hashes), gte(suppressions.at, newestYes)))
    .limit(1);
  return found !== undefined;
}
