import { desc, eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { earlierValues } from '@/lib/db/tables/earlier-values';
import { inquiries } from '@/lib/db/tables/inquiries';
import type { processorNotices } from '@/lib/db/tables/processor-notices';
import { profiles } from '@/lib/db/tables/profiles';
import { stripeCustomers } from '@/lib/db/tables/stripe-customers';
import { subjects } from '@/lib/db/tables/subjects';
import { toldItems } from '@/lib/policy/told-items';
import type { CustomerFacts } from '@/lib/stripe/tell-customer';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';

type Notice = Pick<typeof processorNotices.$inferSelect, 'subjectId' | 'what' | 'items'>;

/** The number of the inquiry corrected last, with every one that stood in an inquiry before. */
async function phoneOf(tx: Tx, key: SubjectKey, item: string): Promise<CustomerFacts['phone']> {
  const rows = await tx
    .select()
    .from(earlierValues)
    .where(eq(earlierValues.subjectId, key.subjectId))
    .orderBy(desc(earlierValues.replacedAt));
  const numbers = rows.filter((each) => each.item === item);
  const [newest] = numbers;
  const [row] = newest ? await tx.select().from(inquiries).where(eq(inquiries.id, newest.originRow)) : [];
  const opened: Readonly<Record<string, unknown>> = row ? key.open(inquiries, row.id, row) : {};
  const value = opened[item];
  if (typeof value !== 'string' || value === '') return undefined;
  return { value, earlier: numbers.map((each) => openMoved(key, each).sealedValue ?? '') };
}

/** What was deleted is not known here any more; what is left is. */
async function phonesLeft(tx: Tx, key: SubjectKey): Promise<string[]> {
  const rows = await tx.select().from(inquiries);
  return rows.flatMap((row) => {
    const opened: Readonly<Record<string, unknown>> = key.open(inquiries, row.id, row);
    const phone = toldItems.phone && opened[toldItems.phone];
    return typeof phone === 'string' && phone !== '' ? [phone] : [];
  });
}

async function correctedFacts(tx: Tx, key: SubjectKey, items: readonly string[]): Promise<CustomerFacts> {
  const [account] = await tx.select({ email: accounts.email }).from(accounts);
  const [profile] = await tx.select().from(profiles);
  const opened: Readonly<Record<string, unknown>> = profile ? key.open(profiles, key.subjectId, profile) : {};
  const { name, phone } = toldItems;
  const isTold = (item: string | undefined): item is string => item !== undefined && items.includes(item);
  const ownName = isTold(name) ? opened[name] : undefined;
  return {
    ...(items.includes('email') && account && { email: key.open(accounts, key.subjectId, account).email }),
    ...(typeof ownName === 'string' && { name: ownName }),
    ...(isTold(phone) && { phone: await phoneOf(tx, key, phone) }),
  };
}

/**
 * What Stripe is to be told of a person now, and under which number, in the door of that person. Null where they are gone, or no number is
 * noted any more; `restricted` where a correction or a deletion has to wait until a restriction ends.
 */
export async function factsFor(
  tx: Tx,
  { subjectId, what, items }: Notice,
): Promise<{ customerId: string; facts: CustomerFacts } | 'restricted' | null> {
  const key = await findKey(tx, subjectId);
  const [self] = await tx
    .select({ restrictedAt: subjects.restrictedAt, closesAt: subjects.closesAt })
    .from(subjects)
    .where(eq(subjects.id, subjectId));
  const [row] = await tx.select().from(stripeCustomers).where(eq(stripeCustomers.subjectId, subjectId));
  if (!key || !self || !row) return null;
  const { customerId } = key.open(stripeCustomers, subjectId, row);
  if (what === 'restriction') return { customerId, facts: { isRestricted: self.restrictedAt !== null } };
  if (self.restrictedAt || self.closesAt) return 'restricted';
  if (what === 'deletion') return { customerId, facts: { phonesLeft: await phonesLeft(tx, key) } };
  return { customerId, facts: await correctedFacts(tx, key, items) };
}
