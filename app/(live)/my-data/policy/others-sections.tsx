import { looksPerPage } from '@/lib/data-rights/list-looks';
import { policy } from '@/lib/policy/current';
import type { OwnPolicy } from './own-policy';
import { answerOf, counted, Facts, listed, On, To } from './words';

const labels = (items: readonly string[]) =>
  listed(items.map((id) => policy.items[id as keyof typeof policy.items]?.label ?? id));

/** Section 3: what was given to somebody outside. */
export function GivenToOthers({ own: { records, now } }: { own: OwnPolicy }) {
  const { disclosures } = records;
  if (disclosures.length === 0)
    return <p>Nothing of yours was given to anybody outside that we may tell you of: a law can forbid it.</p>;
  return (
    <>
      <Facts
        facts={disclosures.map(({ id, recipient, items, at }) => [
          recipient,
          <span key={id}>
            {labels(items)}
            {at && (
              <>
                , <On at={at} now={now} />
              </>
            )}
          </span>,
        ])}
      />
      <p className="mt-3">
        <To href="/my-data/activity#disclosures">On which ground each was given</To>
      </p>
    </>
  );
}

/** Section 5: which of the companies have something, and what was said of storage abroad. */
export function AtProcessors({ own: { items, overview, consents, now } }: { own: OwnPolicy }) {
  const abroad = consents.states.get('abroad');
  const all = listed(items.map(({ label }) => label));
  return (
    <>
      <Facts
        facts={Object.entries(policy.processors).map(([id, processor]) => {
          const has =
            processor.items === 'all' ? all : id === 'stripe' && overview.atStripe ? processor.itemsLabel : '';
          return [`${processor.name}, ${processor.country}`, has || 'Nothing of yours that is noted here'];
        })}
      />
      {abroad && (
        <p className="mt-3">
          {policy.consents.abroad.label}: {answerOf(abroad).toLowerCase()}, said <On at={abroad.at} now={now} />.
        </p>
      )}
    </>
  );
}

/** Section 7: who looked, and where somebody is signed in as this person. */
export function Guarded({ own: { looks, overview, now } }: { own: OwnPolicy }) {
  const [latest] = looks;
  const times = counted(looks.length, 'time');
  return (
    <p>
      {latest ? (
        <>
          Our staff opened your data {looks.length === looksPerPage ? `${times} or more` : times}, last{' '}
          <On at={latest.at} now={now} />.
        </>
      ) : (
        'None of our staff opened your data, or none that we may tell you of.'
      )}{' '}
      You are signed in on {counted(overview.sessions, 'browser')}.{' '}
      <To href="/my-data/activity">See each look and each browser</To>
    </p>
  );
}
