import { mayBeMailed } from '@/lib/marketing/audience';
import { isSuppressed } from '@/lib/marketing/suppression';
import type { Compose } from './letter';
import { accountLetters } from './letters/account-letters';
import { addressLetters } from './letters/address-letters';
import { auditLetters } from './letters/audit-letters';
import { childLetters } from './letters/child-letters';
import { consentLetters } from './letters/consent-letters';
import { erasureLetters } from './letters/erasure-letters';
import { inquiryLetters } from './letters/inquiry-letters';
import { marketingLetters } from './letters/marketing-letters';
import { renewalLetters } from './letters/renewal-letters';
import { requestLetters } from './letters/request-letters';
import { restrictionLetters } from './letters/restriction-letters';
import { mailClasses, type TemplateId } from './template-ids';

const letters: Record<TemplateId, Compose> = {
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

/** Opens the address from the person's record and asks the ledger once more, at the moment of sending. */
export const composeLetter: Compose = async (tx, row) => {
  const write: Compose | undefined = letters[row.template as TemplateId];
  if (!write) throw new Error(`No template is called ${row.template}`);
  if (mailClasses[row.template as TemplateId] !== 'marketing') return write(tx, row);
  if (!row.subjectId || !(await mayBeMailed(tx, row.subjectId, row.campaignId))) return null;
  const composed = await write(tx, row);
  return composed && !(await isSuppressed(tx, row.subjectId, composed.letter.to)) ? composed : null;
};
