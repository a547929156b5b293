import type { ReactNode } from 'react';
import { categoryLabels } from '@/lib/policy/category-labels';
import { sourceLabels } from '@/lib/policy/source-labels';
import type { FactsTable as FactsKind, PolicyShape } from '@/lib/policy/types';
import { CollectionPointsTable } from './collection-points-table';
import { FactsRecord } from './facts-record';
import { Inline } from './inline';
import { ProcessorRecords } from './processor-records';
import { RetentionTable } from './retention-table';
import { RightsList } from './rights-list';

const shown: Record<FactsKind, (policy: PolicyShape) => ReactNode> = {
  'collection-points': (policy) => <CollectionPointsTable policy={policy} />,
  recorded: (policy) => (
    <ul>
      {Object.values(policy.items)
        .filter((item) => item.source === 'automatic')
        .map((item) => (
          <li key={item.label}>{item.label}</li>
        ))}
    </ul>
  ),
  purposes: (policy) => (
    <ol className="mt-2.5 list-decimal pl-6">
      {Object.values(policy.purposes)
        .filter((purpose) => purpose.fact === 'S2')
        .map((purpose) => (
          <li key={purpose.label}>{purpose.label}</li>
        ))}
    </ol>
  ),
  'retention-policy': (policy) => (
    <RetentionTable policy={policy} setBy="policy" caption="What is kept for how long, by our policy" />
  ),
  'retention-law': (policy) => <RetentionTable policy={policy} setBy="law" caption="What is kept longer, by law" />,
  processors: (policy) => <ProcessorRecords policy={policy} />,
  rights: (policy) => <RightsList policy={policy} />,
  contacts: (policy) =>
    policy.contacts.map((contact) => (
      <FactsRecord
        key={contact.role}
        title={contact.role}
        facts={[
          ['Name', contact.person],
          ['Department', contact.department],
          ['Title', contact.title],
          [
            'Email',
            <a key="mail" href={`mailto:${contact.mail}`}>
              {contact.mail}
            </a>,
          ],
        ]}
      />
    )),
  california: ({ california }) => (
    <FactsRecord
      facts={[
        ['Categories we collected', sentence(california.categories.map((category) => categoryLabels[category]))],
        ['Sources', sentence(california.sources.map((source) => sourceLabels[source]))],
        ['Business purpose', <Inline key="purpose" text={california.businessPurpose} />],
        ['Third parties we share it with', california.thirdParties],
      ]}
    />
  ),
};

function sentence(labels: readonly string[]): string {
  const text = labels.join(', ');
  return text.charAt(0) + text.slice(1).toLowerCase();
}

/** A table of the policy's structured facts; nothing in it is typed by hand. */
export const Facts = ({ of, policy }: { of: FactsKind; policy: PolicyShape }) => shown[of](policy);
