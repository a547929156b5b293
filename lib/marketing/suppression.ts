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

/**
 * Whether the address was erased after this person's newest yes to marketing, and after they last proved that address,
 * by signing up or by moving to it. A yes typed before the erasure and confirmed after it is a new one; a record that
 * an import or a backup brings back was proved before.
 */
export async function isSuppressed(tx: Tx, subjectId: string, email: string): Promise<boolean> {
  const hashes = env().suppressionKeys.map((key) => hashAddress(key, email));
  const agreedAt = sql`coalesce(greatest(
    (select max(at) from consent_events where subject_id = ${subjectId}
      and consent = 'marketing' and decision = 'granted' and topic is null),
    (select proved_at from subjects where id = ${subjectId})), '-infinity')`;
  const [found] = await tx
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(and(inArray(suppressions.addressHash, hashes), gte(suppressions.at, agreedAt)))
    .limit(1);
  return found !== undefined;
}
