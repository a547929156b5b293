import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import { TimeUsed } from '@/components/ui/time-used';
import type { ConsentState } from '@/lib/consent/current-consents';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import { type ConsentId, policy } from '@/lib/policy/current';
import { decisionWords, placeWords } from '../../ledger-words';
import { ChangeConsent } from './change-consent';
import { History } from './history';

function Answer({ state, now }: { state: ConsentState; now: string }) {
  const { decision, pending, counts, at, until, isOfOlderNotice } = state;
  if (pending) return <>Yes, counts once your address is confirmed</>;
  const isOver = until !== null && until <= new Date(now);
  if (decision === 'granted' && isOfOlderNotice && !isOver)
    return (
      <>
        Yes, to what you were told then. <a href="#offers">Its notice says something else now</a>
      </>
    );
  if (decision === 'granted' && !counts) return <>Lapsed: its time is over</>;
  if (!until) return decisionWords[decision];
  return (
    <>
      Yes, until <DateTime at={until.toISOString()} now={now} dateOnly />
      <TimeUsed
        used={(Date.parse(now) - at.getTime()) / (until.getTime() - at.getTime())}
        label="Time used of your yes to marketing"
      />
    </>
  );
}

/** Every consent of the policy that concerns the person. */
export function ConsentRows({ overview, now }: { overview: ConsentsOverview; now: string }) {
  const { states, said, held } = overview;
  const asked = (Object.keys(policy.consents) as ConsentId[]).filter((id) => states.has(id) || id === 'marketing');
  return (
    <LedgerTable
      caption="Decisions"
      note="What was lawful before you take a consent back stays lawful"
      headName="For"
      columns={[
        { key: 'state', name: 'Your answer' },
        { key: 'when', name: 'Decided', quiet: true },
        { key: 'version', name: 'Policy', quiet: true },
        { key: 'change', name: 'Change' },
      ]}
      rows={asked.map((id) => {
        const state = states.get(id);
        const { label } = policy.consents[id];
        return {
          id,
          head: label,
          cells: {
            state: state ? <Answer state={state} now={now} /> : 'Not asked',
            when: state && (
              <>
                <DateTime at={state.at.toISOString()} now={now} />
                <span className="block">{placeWords[state.place]}</span>
              </>
            ),
            version: state && <span className="whitespace-nowrap">{state.policyVersion}</span>,
            change: (
              <div className="max-w-[26ch] md:ml-auto">
                <ChangeConsent id={id} state={state} held={held} />
              </div>
            ),
          },
          more: states.has(id) && <History said={said.filter(({ consent }) => consent === id)} of={label} now={now} />,
        };
      })}
    />
  );
}
