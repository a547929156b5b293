import Link from 'next/link';
import { FactsTable } from '@/components/policy/facts-table';
import { RetentionTable } from '@/components/policy/retention-table';
import { categoryLabels } from '@/lib/policy/category-labels';
import { sourceLabels } from '@/lib/policy/source-labels';
import type { PolicyShape } from '@/lib/policy/types';

const list = new Intl.ListFormat('en-GB');

/** What is asked for, why, and for how long, before anything is asked for (Civ. Code 1798.100(a)). */
export function CollectionNotice({ policy, collected }: { policy: PolicyShape; collected: readonly string[] }) {
  const rows = policy.california.categories.map((category) => {
    const items = Object.entries(policy.items).filter(([, item]) => item.category === category);
    const lately = items.filter(([id]) => collected.includes(id)).length;
    const sources = [...new Set(items.map(([, item]) => sourceLabels[item.source]))];
    return {
      key: category,
      cells: [
        categoryLabels[category],
        items
          .map(([, { label }], index) => (index === 0 ? label : label.replace(/^\w(?!P)/, (a) => a.toLowerCase())))
          .join(', '),
        list.format(sources),
        `${lately} of ${items.length}`,
        'No',
      ],
    };
  });
  const recorded = Object.keys(policy.items).filter((id) => policy.items[id]?.source === 'automatic');
  return (
    <>
      <FactsTable
        caption="What we collect"
        columns={['Category', 'Items', 'From', 'Found', 'Sold or shared']}
        rows={rows}
      />
      <p>“Found” is how many of the items came in within the past 12 months and are still held.</p>
      <p>
        An email together with its password counts as sensitive in California. We use the two to let you into your
        account and for nothing else, so there is nothing to limit. We ask for nothing else that is sensitive.
      </p>
      <RetentionTable policy={policy} setBy="policy" caption="Why and for how long, of what you give us" />
      <RetentionTable
        policy={policy}
        setBy="portal"
        items={recorded}
        caption="Why and for how long, of what is recorded by use"
      />
      <details className="mt-1">
        <summary className="inline-block py-1 text-accent underline underline-offset-[0.18em]">
          Periods of single things, set by this portal
        </summary>
        <RetentionTable policy={policy} setBy="portal" caption="Periods the portal sets" />
      </details>
      <p>
        Each form says the same beside its fields. All of it is in the policy:{' '}
        <Link href="/policy#s1" prefetch={false}>
          what
        </Link>
        ,{' '}
        <Link href="/policy#s2" prefetch={false}>
          why
        </Link>
        ,{' '}
        <Link href="/policy#s4" prefetch={false}>
          how long
        </Link>
        ,{' '}
        <Link href="/processors" prefetch={false}>
          who handles it for us
        </Link>
        .
      </p>
    </>
  );
}
