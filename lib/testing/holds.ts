import { approveDisclosure, recordDisclosure } from '@/lib/data-rights/disclose/disclosures';
import { approveHold, proposeHold } from '@/lib/data-rights/hold/holds';
import type { HoldProposal } from '@/lib/data-rights/hold/schema';
import type { Result } from '@/lib/result';

const day = 24 * 3_600_000;

/** A day so many days from now, as a review date is written. */
export const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

function must<T, E extends string>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error}`);
  return result.value;
}

/** Proposed by one handler and approved by another; answers the number. */
export async function makeHold(
  email: string,
  items: HoldProposal['items'],
  law: string | null = null,
): Promise<string> {
  const proposal = {
    person: { email },
    items,
    ground: `A suspicion about ${email}`,
    authority: 'The police of Testville',
    reviewOn: inDays(30),
    tellingForbiddenBy: law,
  };
  const [id = ''] = must(await proposeHold('jin', proposal));
  must(await approveHold('mia', id));
  return id;
}

/** Recorded by one handler and approved by another; answers the number. */
export async function makeDisclosure(email: string, law: string | null = null): Promise<string> {
  const input = {
    person: { email },
    items: ['email' as const],
    basis: 'authority' as const,
    recipient: `The police, about ${email}`,
    law: 'Code of criminal procedure, section 1',
    tellingForbiddenBy: law,
  };
  const [id = ''] = must(await recordDisclosure('jin', input));
  must(await approveDisclosure('mia', id));
  return id;
}
