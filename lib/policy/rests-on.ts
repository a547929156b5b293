import { type ConsentId, type PurposeId, policy } from './current';

/**
 * What has to be taken back so that a use ends: a yes to the account, to an inquiry, to marketing, or another; `same-inquiry` where
 * nobody is asked for a yes to the use itself, which concerns inquiries. `interest` where it rests on none.
 */
export type RestsOn = 'account' | 'inquiry' | 'same-inquiry' | 'marketing' | 'other-consent' | 'interest';

const uses = (purpose: PurposeId, ...consents: readonly ConsentId[]) =>
  consents.some((id) => policy.consents[id].purpose === purpose);

export function restsOn(purpose: PurposeId): RestsOn {
  if (uses(purpose, 'account', 'profile')) return 'account';
  if (uses(purpose, 'inquiry')) return 'inquiry';
  if (uses(purpose, 'marketing')) return 'marketing';
  if (uses(purpose, ...(Object.keys(policy.consents) as ConsentId[]))) return 'other-consent';
  const rules = policy.retention.filter((rule) => rule.purpose === purpose && rule.setBy !== 'law');
  return rules.some(({ items }) => items.includes('inquiryDetails')) ? 'same-inquiry' : 'interest';
}
