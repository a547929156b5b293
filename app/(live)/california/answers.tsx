import { FactsTable } from '@/components/policy/facts-table';
import { Inline } from '@/components/policy/inline';
import { Notice } from '@/components/ui/notice';
import { answerTo, findUnpublished } from '@/lib/policy/california';
import { categoryLabels } from '@/lib/policy/category-labels';
import { sourceLabels } from '@/lib/policy/source-labels';
import type { Item, PolicyShape } from '@/lib/policy/types';

const list = new Intl.ListFormat('en-GB');

/** The words of a list as one sentence, or that there is nothing. */
function sentence(labels: readonly string[]): string {
  if (labels.length === 0) return 'Nothing so far';
  const text = labels.join(', ');
  return text.charAt(0) + text.slice(1).toLowerCase();
}

const purposesOf = (policy: PolicyShape, items: readonly string[]): string[] => {
  const used = policy.retention.filter((rule) => rule.setBy !== 'law' && rule.items.some((id) => items.includes(id)));
  return [...new Set(used.map(({ purpose }) => policy.purposes[purpose]?.short ?? purpose))];
};

interface AnswersProps {
  policy: PolicyShape;
  /** Ids of the items that came in within the past 12 months. */
  collected: readonly string[];
}

/** What the policy says in section 12, and beside it what is found in the database. */
export function Answers({ policy, collected }: AnswersProps) {
  const { california } = policy;
  const items = collected.flatMap((id): Item | Item[] => policy.items[id] ?? []);
  const found = answerTo(items);
  const unpublished = findUnpublished(found, california);
  const differs = [
    ...unpublished.categories.map((category) => categoryLabels[category].toLowerCase()),
    ...unpublished.sources.map((source) => sourceLabels[source].toLowerCase()),
  ];
  const receivers = Object.values(policy.processors).map(({ name }) => name);
  return (
    <>
      {differs.length > 0 && (
        <Notice tone="caution" title="The two do not agree">
          <p>
            We hold something that our policy does not name here: {list.format(differs)}. That is our fault. It has been
            reported to us.
          </p>
        </Notice>
      )}
      <FactsTable
        caption="The past 12 months"
        columns={['Asked', 'The policy says', 'We find']}
        rows={[
          {
            key: 'categories',
            cells: [
              'Categories collected',
              sentence(california.categories.map((category) => categoryLabels[category])),
              sentence(found.categories.map((category) => categoryLabels[category])),
            ],
          },
          {
            key: 'sources',
            cells: [
              'Sources',
              sentence(california.sources.map((source) => sourceLabels[source])),
              sentence(found.sources.map((source) => sourceLabels[source])),
            ],
          },
          {
            key: 'purpose',
            cells: [
              'Business purpose',
              <div key="purpose">
                <Inline text={california.businessPurpose.replaceAll('](#', '](/policy#')} />
              </div>,
              sentence(purposesOf(policy, collected)),
            ],
          },
          {
            key: 'receivers',
            cells: ['Third parties it is shared with', california.thirdParties, `By name: ${list.format(receivers)}`],
          },
        ]}
      />
    </>
  );
}
