import type { ConsentState } from '@/lib/consent/current-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import type { LegalRecords } from '@/lib/data-rights/legal-records';
import type { Overview } from '@/lib/data-rights/overview';
import { ownFlows } from '@/lib/data-rights/own-flows';

/** Where what is held of somebody came from, what for, and who has it, as My Data draws it. */
export const flowsShown = (
  overview: Overview,
  states: ReadonlyMap<LedgerId, ConsentState>,
  { disclosures }: Pick<LegalRecords, 'disclosures'>,
) =>
  ownFlows(
    overview,
    states,
    disclosures.map(({ basis, law, ...given }) => ({
      ...given,
      ground: basis === 'consent' ? 'Your consent' : (law ?? 'A law'),
    })),
  );
