import { sql } from 'drizzle-orm';
import { consentPeriod } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { noticePeriods } from '@/lib/db/tables/notice-periods';
import { ownPolicies, type Policies } from '@/lib/policy/releases';
import { noticeHashes, scopeOfYes } from '@/lib/policy/scope-of-yes';
import { type PolicyVersion, versions } from '@/lib/policy/versions';

const consent = 'marketing';

/** The months of a yes to a notice of that version: the fewer of what it said then and what is said now, and none for another purpose. */
export function marketingPeriods(all: readonly PolicyVersion[], policies: Policies): Map<string, number> {
  const periods = new Map<string, number>();
  for (const version of all)
    for (const noticeHash of noticeHashes(consent, version)) {
      const { coversPurpose } = scopeOfYes({ consent, policyVersion: version.version, noticeHash }, policies);
      const months = [version, policies.now].flatMap((each) => consentPeriod(consent, each)?.months ?? []);
      const own = coversPurpose ? Math.min(...months) : 0;
      periods.set(noticeHash, Math.min(own, periods.get(noticeHash) ?? own));
    }
  return periods;
}

/**
 * Tells the database for how long a yes to each notice of marketing counts under the version in force. The audience of a campaign is
 * worked out there. Written at each start, before anything is sent; idempotent.
 */
export async function notePeriods(
  all: readonly PolicyVersion[] = versions,
  policies: Policies = ownPolicies,
): Promise<void> {
  const rows = [...marketingPeriods(all, policies)].map(([noticeHash, months]) => ({ noticeHash, months }));
  if (rows.length === 0) return;
  await asSystem('start', (tx) =>
    tx
      .insert(noticePeriods)
      .values(rows)
      .onConflictDoUpdate({ target: noticePeriods.noticeHash, set: { months: sql`excluded.months` } }),
  );
}
