import { categoryLabels } from '@/lib/policy/category-labels';
import { type ConsentId, policy, type TopicId } from '@/lib/policy/current';
import { findItem } from '@/lib/policy/find-item';
import { findProcessor } from '@/lib/policy/find-processor';
import { sourceLabels } from '@/lib/policy/source-labels';
import type { OwnPolicy } from './own-policy';
import { answerOf, counted, Facts, listed, On, To } from './words';

/** Section 6: what of the rights is in use. */
export function RightsInUse({ own: { overview, now } }: { own: OwnPolicy }) {
  const { openRequests, restriction } = overview;
  return (
    <>
      <p>
        {openRequests > 0
          ? `${counted(openRequests, 'request of yours waits', 'requests of yours wait')} for our answer.`
          : 'No request waits.'}{' '}
        {restriction ? (
          <>
            Your data is restricted since <On at={restriction.since} now={now} />.
          </>
        ) : (
          'Your data is not restricted.'
        )}{' '}
        <To href="/my-data/requests">All your requests</To>
      </p>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1.5">
        {policy.rights.map(({ label, path }) => (
          <li key={label}>{path ? <To href={path}>{label}</To> : label}</li>
        ))}
      </ul>
    </>
  );
}

/** Section 10: every consent and what was said of it. */
export function Decided({ own: { consents, now } }: { own: OwnPolicy }) {
  const ids = Object.keys(policy.consents) as ConsentId[];
  const asked = ids.filter((id) => consents.states.has(id));
  const unasked = ids.filter((id) => !consents.states.has(id));
  return (
    <>
      <Facts
        facts={asked.map((id) => {
          const state = consents.states.get(id);
          return [
            policy.consents[id].label,
            state && (
              <>
                {answerOf(state)}, by version {state.policyVersion}, <On at={state.at} now={now} />
              </>
            ),
          ];
        })}
      />
      {unasked.length > 0 && (
        <p className="mt-3">Not asked yet: {unasked.map((id) => policy.consents[id].label).join('; ')}.</p>
      )}
      <p className="mt-3">
        <To href="/my-data/consents">See and change them</To>
      </p>
    </>
  );
}

/** Section 11: which mail comes, and where. */
export function Mails({ own: { overview, consents, now } }: { own: OwnPolicy }) {
  const { agreed, topicsOff, pausedUntil } = consents.preferences;
  const on = (Object.keys(policy.topics) as TopicId[]).filter((id) => !topicsOff.includes(id));
  return (
    <>
      <p>
        Mail goes to <b className="wrap-anywhere">{overview.email}</b>.{' '}
        {agreed
          ? `Marketing about ${listed(on.map((id) => policy.topics[id].label)).toLowerCase() || 'nothing'}.`
          : 'No marketing mail.'}{' '}
        {agreed && pausedUntil && (
          <>
            Paused until <On at={pausedUntil} now={now} />.
          </>
        )}
      </p>
      {overview.newEmail && (
        <p className="mt-3">
          <b className="wrap-anywhere">{overview.newEmail.email}</b> waits to be confirmed.
        </p>
      )}
    </>
  );
}

/** Section 12: the categories and sources of what is held, and each opt-out. */
export function ForCalifornia({ own: { items, consents } }: { own: OwnPolicy }) {
  const held = items.map(({ item }) => findItem(item));
  const optOuts = Object.entries(policy.optOuts) as [keyof typeof policy.optOuts, { label: string }][];
  return (
    <Facts
      facts={[
        ['Categories held of you', listed(held.map(({ category }) => categoryLabels[category]))],
        ['Where they came from', listed(held.map(({ source }) => sourceLabels[source]))],
        ...optOuts.map(([id, { label }]): [string, string] => [
          label,
          consents.states.get(id)?.decision === 'refused' ? 'You opted out' : 'No opt-out of yours',
        ]),
      ]}
    />
  );
}

const stripe = findProcessor('stripe');

/** Section 13: whether the account is to close, and whether Stripe has a record. */
export function Closing({ own: { overview, now } }: { own: OwnPolicy }) {
  return (
    <p>
      {overview.closesAt ? (
        <>
          Your account closes <On at={overview.closesAt} now={now} />.
        </>
      ) : (
        'Your account is open.'
      )}{' '}
      {stripe &&
        (overview.atStripe
          ? `A record at ${stripe.short} is noted: closing has it deleted there too.`
          : `No record at ${stripe.short} is noted.`)}{' '}
      <To href="/my-data/close">What goes and what stays</To>
    </p>
  );
}

/** Section 16: by which version somebody decided. */
export function ByVersion({ own: { consents } }: { own: OwnPolicy }) {
  const versions = [...new Set([...consents.states.values()].map(({ policyVersion }) => policyVersion))].sort();
  const older = versions.filter((version) => version !== policy.version);
  return (
    <p>
      Version {policy.version} applies.{' '}
      {older.length === 0 ? (
        'What you decided, you decided by it.'
      ) : (
        <>
          Some of your decisions are of {older.length === 1 ? 'version' : 'versions'} {older.join(', ')}.{' '}
          <To href={`/policy/compare/${older[0]}/${policy.version}`}>What changed since</To>
        </>
      )}
    </p>
  );
}
