import { asc, desc, eq, isNull } from 'drizzle-orm';
import { asHandler, recordLook } from '@/lib/db/doors';
import { disclosures } from '@/lib/db/tables/disclosures';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';

/** What a handler sees of a disclosure before opening it, the newest first. */
export const listDisclosures = (handler: string, which: 'all' | 'waiting') =>
  asHandler(handler, 'disclosures', (tx) =>
    tx
      .select({
        id: disclosures.id,
        items: disclosures.items,
        basis: disclosures.basis,
        proposedBy: disclosures.proposedBy,
        proposedAt: disclosures.proposedAt,
        approvedBy: disclosures.approvedBy,
        approvedAt: disclosures.approvedAt,
        tellingForbiddenBy: disclosures.tellingForbiddenBy,
      })
      .from(disclosures)
      .where(which === 'waiting' ? isNull(disclosures.approvedAt) : undefined)
      .orderBy(which === 'waiting' ? asc(disclosures.proposedAt) : desc(disclosures.proposedAt))
      .limit(200),
  );

/** Opens a disclosure for a handler, and records that its person was looked at. */
export const showDisclosure = (
  handler: string,
  id: string,
): Promise<Result<{ recipient: string; law: string | null }, 'not-found'>> =>
  asHandler(handler, 'disclosures', async (tx) => {
    const [row] = await tx.select().from(disclosures).where(eq(disclosures.id, id));
    if (!row) return refuse('not-found');
    await recordLook(tx, row.subjectId);
    const { recipient, law } = (await getKey(tx, row.subjectId)).open(disclosures, id, row);
    return ok({ recipient, law });
  });
