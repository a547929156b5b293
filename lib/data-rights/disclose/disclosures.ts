import { eq, sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { disclosures } from '@/lib/db/tables/disclosures';
import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import { asHandlerFinding } from '../find-people';
import type { DisclosureProposal } from '../hold/schema';
import { sameHandler } from '../same-handler';
import { thirdPartyConsent } from './third-party-consent';

type Refusal = 'nobody' | 'no-such-purpose' | 'items-not-covered' | 'no-consent';

/** The event of the ledger a disclosure by consent rests on. The person's look has to be recorded first. */
export async function findYes(tx: Tx, subjectId: string, consent: string): Promise<string | null> {
  const answer = await tx.execute(sql`select portal_find_yes(${subjectId}, ${consent}) as receipt`);
  return (answer as unknown as { rows: { receipt: string | null }[] }).rows[0]?.receipt ?? null;
}

/** The consent it rests on; null for an authority, which needs none. */
function consentFor(input: DisclosureProposal, shape: PolicyShape) {
  if (input.basis === 'authority') return ok(null);
  const consent = thirdPartyConsent(shape, input.recipient);
  if (!consent) return refuse('no-such-purpose');
  const isCovered = input.items.every((item) => consent.items.includes(item));
  return isCovered ? ok(consent.id) : refuse('items-not-covered');
}

/** Writes a disclosure down for each person named. Nothing may be handed over before another handler has approved it. */
export const recordDisclosure = (
  handler: string,
  input: DisclosureProposal,
  shape: PolicyShape = policy,
): Promise<Result<string[], Refusal>> =>
  asHandlerFinding(handler, 'disclosures', input.person, async (tx, people) => {
    const consent = consentFor(input, shape);
    if (!consent.ok) return consent;
    if (people.length === 0) return refuse('nobody');
    const rows: (typeof disclosures.$inferInsert)[] = [];
    for (const subjectId of people) {
      await recordLook(tx, subjectId);
      const receiptId = consent.value && (await findYes(tx, subjectId, consent.value));
      if (consent.value && !receiptId) return refuse('no-consent');
      const id = randomId();
      const [law, tellingForbiddenBy] =
        input.basis === 'authority' ? [input.law, input.tellingForbiddenBy] : [null, null];
      const sealed = (await getKey(tx, subjectId)).seal(disclosures, id, { recipient: input.recipient, law });
      rows.push({ id, subjectId, items: input.items, basis: input.basis, receiptId, tellingForbiddenBy, ...sealed });
    }
    await tx.insert(disclosures).values(rows);
    return ok(rows.map(({ id }) => id));
  });

async function stillAgrees(tx: Tx, receiptId: string): Promise<boolean> {
  const answer = await tx.execute(sql`select portal_yes_stands(${receiptId}) as stands`);
  return (answer as unknown as { rows: { stands: boolean }[] }).rows[0]?.stands ?? false;
}

/**
 * Lets it be handed over. A second handler answers for it beside the first, and a consent taken back meanwhile carries
 * nothing any more.
 */
export const approveDisclosure = (
  handler: string,
  id: string,
): Promise<Result<null, 'not-found' | 'approved-already' | 'same-handler' | 'no-consent'>> =>
  asHandler(handler, 'disclosures', async (tx) => {
    const [row] = await tx.select().from(disclosures).where(eq(disclosures.id, id)).for('update');
    if (!row) return refuse('not-found');
    if (row.approvedAt) return refuse('approved-already');
    if (sameHandler(handler, row.proposedBy)) return refuse('same-handler');
    if (row.receiptId !== null && !(await stillAgrees(tx, row.receiptId))) return refuse('no-consent');
    await tx.update(disclosures).set({ approvedAt: sql`now()` }).where(eq(disclosures.id, id));
    return ok(null);
  });
