import { and, asc, isNotNull, isNull } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { outbox } from '@/lib/db/tables/outbox';

export interface WaitingMail {
  /** Since when the mail waits that has waited for longest; null where none does. */
  oldest: Date | null;
  /** Whether a mail was given up, and waits for a person. */
  isGivenUp: boolean;
}

const isOrdinary = isNull(outbox.campaignId);

/** How the queue stands, but for campaigns, which wait by design. Whose mail it is, is not asked. */
export const readWaitingMail = (): Promise<WaitingMail> =>
  asSystem('mail', async (tx) => {
    const [waiting] = await tx
      .select({ since: outbox.createdAt })
      .from(outbox)
      .where(and(isOrdinary, isNull(outbox.failedAt)))
      .orderBy(asc(outbox.createdAt))
      .limit(1);
    const [failed] = await tx
      .select({ at: outbox.failedAt })
      .from(outbox)
      .where(and(isOrdinary, isNotNull(outbox.failedAt)))
      // So that the index is read, whatever the planner thinks of their number.
      .orderBy(asc(outbox.failedAt))
      .limit(1);
    return { oldest: waiting?.since ?? null, isGivenUp: failed !== undefined };
  });
