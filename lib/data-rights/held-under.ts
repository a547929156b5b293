import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';
import { type ItemId, policy } from '@/lib/policy/current';
import type { ChangeableConsent } from './change-consent';

const { profile, profileOptional, inquiry, inquiryOptional } = policy.consents;

/** What goes with a consent because nothing else keeps it. Marketing has items that the account has too, and none of its own. */
export const goesWith: Record<ChangeableConsent, readonly ItemId[]> = {
  profile: [...profile.items, ...profileOptional.items],
  profileOptional: profileOptional.items,
  inquiry: [...inquiry.items, ...inquiryOptional.items],
  inquiryOptional: inquiryOptional.items,
  marketing: [],
};

export type HeldUnder = Readonly<Record<ChangeableConsent, boolean>>;

/** Whether anything stands here now that would go with the consent. */
export async function heldUnder(tx: Tx, subjectId: string): Promise<HeldUnder> {
  const [own] = await tx
    .select({
      optional: sql<boolean>`num_nonnulls(${profiles.country}, ${profiles.companyDescription}, ${profiles.sourceOfVisit}) > 0`,
    })
    .from(profiles)
    .where(eq(profiles.subjectId, subjectId));
  const [sent] = await tx
    .select({
      any: sql<boolean>`count(*) > 0`,
      optional: sql<boolean>`coalesce(bool_or(num_nonnulls(${inquiries.businessDescription}, ${inquiries.jobTitle}, ${inquiries.phoneNumber}) > 0), false)`,
    })
    .from(inquiries)
    .where(eq(inquiries.subjectId, subjectId));
  return {
    profile: own !== undefined,
    profileOptional: own?.optional ?? false,
    inquiry: sent?.any ?? false,
    inquiryOptional: sent?.optional ?? false,
    marketing: false,
  };
}
