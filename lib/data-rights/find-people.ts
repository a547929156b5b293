import { sql } from 'drizzle-orm';
import { asHandler, type HandlerDoor, type Tx } from '@/lib/db/doors';
import { emailIndex } from '@/lib/subjects/email-index';

/** Whom a hold or a disclosure is about: everybody with this confirmed address, or who sent the inquiry of this number. Of a record at Stripe, the account alone. */
export type Named = { email: string } | { inquiry: string };

/** The door for what begins with a name, and the ids of whom it leads to. */
export const asHandlerFinding = <T>(
  handler: string,
  purpose: 'holds' | 'disclosures' | 'billing',
  named: Named,
  run: (tx: Tx, people: string[]) => Promise<T>,
): Promise<T> => {
  const work: HandlerDoor = 'email' in named ? { purpose, emailIndex: emailIndex(named.email) } : purpose;
  return asHandler(handler, work, async (tx) => {
    const inquiry = 'inquiry' in named ? named.inquiry : null;
    const found = await tx.select({ id: sql<string>`id` }).from(sql`portal_find_people(${inquiry}) as people(id)`);
    return run(
      tx,
      found.map(({ id }) => id),
    );
  });
};
