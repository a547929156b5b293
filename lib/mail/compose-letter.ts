import type { Tx } from '@/lib/db/doors';
import { mayBeMailed } from '@/lib/marketing/audience';
import { isSuppressed } from '@/lib/marketing/suppression';
import { ownReleases, type Release } from '@/lib/policy/releases';
import type { Compose, Composed, OutboxRow } from './letter';
import { accountLetters } from './letters/account-letters';
import { addressLetters } from './letters/address-letters';
import { auditLetters } from './letters/audit-letters';
import { childLetters } from './letters/child-letters';
import { consentLetters } from './letters/consent-letters';
import { erasureLetters } from './letters/erasure-letters';
import { inquiryLetters } from './letters/inquiry-letters';
import { marketingLetters } from './letters/marketing-letters';
import { policyLetters } from './letters/policy-letters';
import { renewalLetters } from './letters/renewal-letters';
import { requestLetters } from './letters/request-letters';
import { restrictionLetters } from './letters/restriction-letters';
import { mailClasses, type TemplateId } from './template-ids';

const letters: Record<Exclude<TemplateId, 'policy-change'>, Compose> = {
  ...accountLetters,
  ...addressLetters,
  ...inquiryLetters,
  ...requestLetters,
  ...restrictionLetters,
  ...consentLetters,
  ...marketingLetters,
  ...renewalLetters,
  ...auditLetters,
  ...erasureLetters,
  ...childLetters,
};

/**
 * Opens the address from the person's record and asks the ledger once more, at the moment of sending.
 *
 * @param releases of the policy that a mail can tell of: the published ones, but in a test
 */
export const composeLetter = async (
  tx: Tx,
  row: OutboxRow,
  releases: readonly Release[] = ownReleases,
): Promise<Composed | null> => {
  const all: Record<TemplateId, Compose> = { ...letters, ...policyLetters(releases) };
  const write: Compose | undefined = all[row.template as TemplateId];
  if (!write) throw new Error(`No template is called ${row.template}`);
  if (mailClasses[row.template as TemplateId] !== 'marketing') return write(tx, row);
  if (!row.subjectId || !(await mayBeMailed(tx, row.subjectId, row.campaignId))) return null;
  const composed = await write(tx, row);
  return composed && !(await isSuppressed(tx, row.subjectId, composed.letter.to)) ? composed : null;
};
