import { ExternalLink } from '@/components/ui/external-link';
import type { PolicyShape } from '@/lib/policy/types';
import { FactsRecord } from './facts-record';

/** All seven facts of each processor (S5). */
export function ProcessorRecords({ policy, level }: { policy: PolicyShape; level?: 2 | 3 }) {
  return Object.entries(policy.processors).map(([id, processor]) => (
    <FactsRecord
      key={id}
      title={processor.name}
      level={level}
      facts={[
        ['Task', processor.task],
        ['Country', processor.country],
        ['What it receives', processor.itemsLabel],
        ['When', processor.when],
        ['How', processor.how],
        ['Kept', processor.kept],
        [
          'Its own policy',
          <ExternalLink key="policy" href={processor.policyUrl}>{`Privacy at ${processor.short}`}</ExternalLink>,
        ],
      ]}
    />
  ));
}
