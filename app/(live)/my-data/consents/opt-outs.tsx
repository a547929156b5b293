import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import { type OptOutId, policy } from '@/lib/policy/current';
import { placeWords } from '../../ledger-words';
import { Press } from '../../press';
import { changeOptOutAction } from './actions';
import { History } from './history';

/** What nobody is asked for, since it is not done, and everybody can say no to all the same. */
export function OptOuts({ overview: { states, said }, now }: { overview: ConsentsOverview; now: string }) {
  return (
    <LedgerTable
      caption="Sale, sharing and profiling"
      note="A signal of your browser (Global Privacy Control) is an opt-out from both"
      headName="From"
      columns={[
        { key: 'state', name: 'Your choice' },
        { key: 'meaning', name: 'What it means', quiet: true },
        { key: 'change', name: 'Change' },
      ]}
      rows={(Object.keys(policy.optOuts) as OptOutId[]).map((id) => {
        const state = states.get(id);
        const isOut = state?.decision === 'refused';
        const { label, text } = policy.optOuts[id];
        return {
          id,
          head: label,
          cells: {
            state: state ? (
              <>
                {isOut ? 'Opt-out request honoured' : 'Opt-out taken back'}
                <span className="mt-0.5 block text-sm text-muted">
                  <DateTime at={state.at.toISOString()} now={now} />, {placeWords[state.place]}
                </span>
              </>
            ) : (
              'Not asked. It is not done.'
            ),
            meaning: text.join(' '),
            change: (
              <Press action={changeOptOutAction} fields={{ optOut: id, choice: isOut ? 'back' : 'out' }}>
                {isOut ? 'Take the opt-out back' : 'Opt out'}
              </Press>
            ),
          },
          more: state && <History said={said.filter(({ consent }) => consent === id)} of={label} now={now} />,
        };
      })}
    />
  );
}
