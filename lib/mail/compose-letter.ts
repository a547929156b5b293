import { agreesToMarketing } from '@/lib/consent/current-consents';
import type { Compose } from './letter';
import { accountLetters } from './letters/account-letters';
import { auditLetters } from './letters/audit-letters';
import { consentLetters } from './letters/consent-letters';
import { inquiryLetters } from './letters/inquiry-letters';
import { marketingLetters } from './letters/marketing-letters';
import { mailClasses, type TemplateId } from './template-ids';

const letters: Record<TemplateId, Compose> = {
  ...accountLetters,
  ...inquiryLetters,
  ...consentLetters,
  ...marketingLetters,
  ...auditLetters,
};

/** Opens the address from the person's record and asks the ledger once more, at the moment of sending. */
export const composeLetter: Compose = async (tx, row) => {
  const write: Compose | undefined = letters[row.template as TemplateId];
  if (!write) throw new Error(`No template is called ${row.template}`);
  const isMarketing = mailClasses[row.template as TemplateId] === 'marketing';
  if (isMarketing && !(row.subjectId && (await agreesToMarketing(tx, row.subjectId)))) return null;
  return write(tx, row);
};
