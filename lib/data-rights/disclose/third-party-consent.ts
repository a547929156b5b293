import type { PolicyShape } from '@/lib/policy/types';

type Consents = Pick<PolicyShape, 'consents'>;

/**
 * The consent of the policy that lets data go to this third party: one of kind `third-party` that names it, for a
 * purpose that serves nothing else, so that nobody can have agreed to it in passing (S3). Null where the policy has none.
 */
export function thirdPartyConsent({ consents }: Consents, recipient: string) {
  const all = Object.entries(consents);
  const found = all.find(([, consent]) => consent.kind === 'third-party' && consent.recipient === recipient);
  if (!found) return null;
  const [id, { items, purpose }] = found;
  return all.filter(([, consent]) => consent.purpose === purpose).length === 1 ? { id, items } : null;
}
