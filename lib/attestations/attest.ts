import { eq } from 'drizzle-orm';
import { asHandler } from '@/lib/db/doors';
import { isUniqueViolation } from '@/lib/db/is-unique-violation';
import { randomId } from '@/lib/db/random-id';
import { attestations } from '@/lib/db/tables/attestations';
import { addMonths } from '@/lib/requests/iso-day';
import { ok, type Result, refuse } from '@/lib/result';
import type { Attestation } from './schema';
import { companyDay } from './standing';

/** Writes down that something of the policy was done by people. `now` tells which day it is. */
export async function attest(
  handler: string,
  input: Attestation,
  now = new Date(),
): Promise<Result<string, 'not-done-yet' | 'expires-before' | 'expires-too-late'>> {
  if (input.doneOn > companyDay(now)) return refuse('not-done-yet');
  if (input.expiresOn <= input.doneOn) return refuse('expires-before');
  if (input.expiresOn > addMonths(input.doneOn, 12)) return refuse('expires-too-late');
  const id = randomId();
  await asHandler(handler, 'attestations', (tx) => tx.insert(attestations).values({ id, ...input }));
  return ok(id);
}

/** Ends an attestation by a row of its own, which says why. */
export async function withdrawAttestation(
  handler: string,
  id: string,
  reason: string,
): Promise<Result<null, 'not-found' | 'withdrawn-already'>> {
  try {
    return await asHandler(handler, 'attestations', async (tx) => {
      const [row] = await tx.select().from(attestations).where(eq(attestations.id, id));
      if (!row || row.withdraws !== null) return refuse('not-found');
      await tx
        .insert(attestations)
        .values({ id: randomId(), attestation: row.attestation, withdraws: id, evidence: reason });
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('withdrawn-already');
    throw error;
  }
}
