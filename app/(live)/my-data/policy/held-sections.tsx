import { KeptUntil } from '@/components/my-data/kept-until';
import { LedgerTable } from '@/components/ui/ledger-table';
import { notHeld, type OwnItem } from '@/lib/data-rights/own-items';
import { policy } from '@/lib/policy/current';
import type { OwnPolicy } from './own-policy';
import { counted, Facts, listed, On, To } from './words';

const columns = [
  { key: 'from', name: 'From', quiet: true },
  { key: 'under', name: 'Under which consent', quiet: true },
  { key: 'until', name: 'Kept until', quiet: true },
  { key: 'who', name: 'Who has it', quiet: true },
] as const;

function Under({ under, now }: { under: OwnItem['under']; now: string }) {
  if (under.length === 0) return 'Nobody is asked for one: section 1 says that it is recorded';
  return (
    <ul className="grid gap-1.5">
      {under.map(({ id, since }) => (
        <li key={id}>
          {policy.consents[id].label}
          <span className="block">
            agreed <On at={since} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Until({ own: { overview, now }, held }: { own: OwnPolicy; held: OwnItem }) {
  if (overview.restriction && held.endsAt) return 'The restriction ends';
  return <KeptUntil {...held} label={held.label.toLowerCase()} now={now} />;
}

/** Items of which all is the same stand in one row. */
function together(items: readonly OwnItem[]): { held: OwnItem; labels: string[] }[] {
  const rows = new Map<string, { held: OwnItem; labels: string[] }>();
  for (const held of items) {
    const { from, under, kept, endsAt, who } = held;
    const key = JSON.stringify([from, under, kept, endsAt, who]);
    const row = rows.get(key) ?? { held, labels: [] };
    row.labels.push(held.label);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** Section 1: each item that is held, under which consent, until when, and who has it. */
export function Held({ own }: { own: OwnPolicy }) {
  const missing = notHeld(own.items);
  return (
    <>
      <LedgerTable
        caption="What is held of you"
        note={own.overview.inquiries.length > 1 ? 'Of your inquiries, what the newest says' : undefined}
        headName="Item"
        columns={columns}
        rows={together(own.items).map(({ held, labels }) => ({
          id: held.id,
          head: listed(labels),
          cells: {
            from: held.from,
            under: <Under under={held.under} now={own.now} />,
            until: <Until own={own} held={held} />,
            who: held.who.join(', '),
          },
        }))}
      />
      <p className="mt-4 max-w-[44rem]">
        {missing.length > 0 && <>Not held: {listed(missing)}. </>}
        What each says is in the <To href="/my-data">overview</To>.
      </p>
    </>
  );
}

/** Section 2: what of it is used for which purpose. */
export function UsedFor({ own: { flows } }: { own: OwnPolicy }) {
  const facts = Object.entries(policy.purposes).map(([id, { label }]): [string, string] => {
    const items = flows.filter(({ purpose }) => purpose.id === id).flatMap((flow) => flow.items);
    const labels = items.map((item) => policy.items[item as keyof typeof policy.items].label);
    return [label, labels.length > 0 ? listed(labels) : 'Nothing of yours'];
  });
  return <Facts facts={facts} />;
}

/** Section 4: what ends when. */
export function Ends({ own }: { own: OwnPolicy }) {
  const { items, overview, now } = own;
  const kept = [...new Set(items.map((held) => held.kept))];
  return (
    <>
      <Facts
        facts={kept.map((words) => {
          const those = items.filter((held) => held.kept === words);
          const [first] = those;
          return [
            listed(those.map(({ label }) => label)),
            first?.endsAt && !overview.restriction ? (
              <>
                {words}: the latest <On at={first.endsAt} now={now} />
              </>
            ) : (
              words
            ),
          ];
        })}
      />
      {overview.marketing.until && (
        <p className="mt-3">
          Your yes to marketing ends by itself <On at={overview.marketing.until} now={now} />.
        </p>
      )}
      {overview.restriction && <p className="mt-3">No period ends while your data is restricted.</p>}
      <p className="mt-3">
        {overview.holds > 0 ? (
          <>
            {counted(overview.holds, 'investigation keeps', 'investigations keep')} some of it past its end:{' '}
            <To href="/my-data/activity#investigations">what, why and for whom</To>.
          </>
        ) : (
          'No investigation keeps anything of it that we may tell you of.'
        )}
      </p>
    </>
  );
}
