import { eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';
import type { ConsentId, ItemId } from '@/lib/policy/current';
import { findConsent } from '@/lib/policy/find-consent';
import { leftOutAt } from '@/lib/policy/left-out';
import type { OptionalAt } from '@/lib/policy/point-items';

const itemsOf = (...consents: readonly ConsentId[]): readonly ItemId[] =>
  consents.flatMap((id) => findConsent(id)?.items ?? []);

const ownItems: Partial<Record<ConsentId, readonly ItemId[]>> = {
  profile: itemsOf('profile', 'profileOptional'),
  profileOptional: itemsOf('profileOptional'),
  inquiry: itemsOf('inquiry', 'inquiryOptional'),
  inquiryOptional: itemsOf('inquiryOptional'),
};

/** What goes with a consent because nothing else keeps it. Marketing has items that the account has too, and none of its own. */
export const goesWith = (consent: ConsentId): readonly ItemId[] => ownItems[consent] ?? [];

export type HeldUnder = Readonly<Partial<Record<ConsentId, boolean>>>;

/** Whether a row holds any of these columns. */
const holdsAny = (columns: readonly AnyPgColumn[]): SQL<boolean> =>
  columns.length === 0 ? sql`false` : sql`num_nonnulls(${sql.join([...columns], sql`, `)}) > 0`;

const optionalOf = {
  profiles: (Object.keys(leftOutAt('firstLogin')) as OptionalAt<'firstLogin'>[]).map((item) => profiles[item]),
  inquiries: (Object.keys(leftOutAt('contact')) as OptionalAt<'contact'>[]).map((item) => inquiries[item]),
};

/** Whether anything stands here now that would go with the consent. */
export async function heldUnder(tx: Tx, subjectId: string): Promise<HeldUnder> {
  const [own] = await tx
    .select({
      optional: holdsAny(optionalOf.profiles),
    })
    .from(profiles)
    .where(eq(profiles.subjectId, subjectId));
  const [sent] = await tx
    .select({
      any: sql<boolean>`count(*) > 0`,
      optional: sql<boolean>`coalesce(bool_or(${holdsAny(optionalOf.inquiries)}), false)`,
    })
    .from(inquiries)
    .where(eq(inquiries.subjectId, subjectId));
  return {
    profile: own !== undefined,
    profileOptional: own?.optional ?? false,
    inquiry: sent?.any ?? false,
    inquiryOptional: sent?.optional ?? false,
  };
}
