import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { stripeCustomers } from '@/lib/db/tables/stripe-customers';
import { findPerson } from '@/lib/mail/recipients';
import { reportError } from '@/lib/report-error';
import { UnsealError } from '@/lib/subjects/envelope';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';

/** What has to be known of a person once all else about them is gone. Lives in memory, for one transaction. */
export interface Remembered {
  email: string | null;
  stripeCustomerId: string | null;
  /** The number at Stripe stands here and cannot be opened. */
  isNumberDamaged: boolean;
}

/** What cannot be opened must not keep anybody from being erased. */
async function unlessDamaged<T>(event: string, open: () => Promise<T>): Promise<T | null> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
    reportError(event, error);
    return null;
  }
}

async function openNumber(tx: Tx, subjectId: string, key: SubjectKey | null): Promise<Omit<Remembered, 'email'>> {
  const [row] = await tx
    .select({ customerId: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.subjectId, subjectId));
  if (!row) return { stripeCustomerId: null, isNumberDamaged: false };
  const stripeCustomerId = await unlessDamaged(
    'stripe-number-not-opened',
    async () => key?.open(stripeCustomers, subjectId, row).customerId ?? null,
  );
  return { stripeCustomerId, isNumberDamaged: stripeCustomerId === null };
}

/** Reads what an erasure still needs, before it destroys the rest. */
export async function remember(tx: Tx, subjectId: string): Promise<Remembered> {
  const key = await findKey(tx, subjectId);
  const person = key && (await unlessDamaged('address-not-opened', () => findPerson(tx, { subjectId })));
  return { email: person?.email ?? null, ...(await openNumber(tx, subjectId, key)) };
}
