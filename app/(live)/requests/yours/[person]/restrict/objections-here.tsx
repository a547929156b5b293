import type { ReactNode } from 'react';
import { LedgerTable } from '@/components/ui/ledger-table';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { type PurposeId, policy } from '@/lib/policy/current';
import { Press } from '../../../../press';
import { deleteInquirerAction, withdrawHereAction } from '../../actions';

interface Objection {
  restsOn: string;
  effect: string;
  press: ReactNode;
}

const nothing = (restsOn: string): Objection => ({ restsOn, effect: 'There is nothing to stop.', press: null });

/** How each purpose of the policy is objected to without an account. A purpose left out does not compile. */
function objections({ id, consents }: InquirerView): Record<PurposeId, Objection> {
  const agreed = consents.some(({ consent, decision }) => consent === 'marketing' && decision === 'granted');
  const deleteIt = (
    <Press action={deleteInquirerAction} fields={{ person: id }} variant="plain">
      Delete this inquiry
    </Press>
  );
  return {
    service: nothing('Nothing: it is done for accounts alone'),
    inquiries: {
      restsOn: 'Your yes, with this inquiry',
      effect: 'The inquiry and our answer are destroyed. To keep them and have nobody work on them, restrict.',
      press: deleteIt,
    },
    staff: { restsOn: 'The same yes', effect: 'The same: without staff there is no answer.', press: deleteIt },
    marketing: agreed
      ? {
          restsOn: 'Your yes to marketing',
          effect: 'It stops at once, and needs no reason.',
          press: (
            <Press action={withdrawHereAction} fields={{ person: id, consent: 'marketing' }} variant="plain">
              Stop all marketing mail
            </Press>
          ),
        }
      : nothing('Nothing: you did not agree, and none is sent'),
    security: nothing('Nothing: visits are recorded of accounts alone'),
  };
}

export function ObjectionsHere({ view }: { view: InquirerView }) {
  const of = objections(view);
  return (
    <LedgerTable
      caption="Object to one use"
      note="What we do rests on your yes. To object is to take it back"
      headName="What we do"
      columns={[
        { key: 'restsOn', name: 'It rests on', quiet: true },
        { key: 'effect', name: 'When you object', quiet: true },
        { key: 'press', name: 'To object' },
      ]}
      rows={(Object.keys(of) as PurposeId[]).map((id) => ({
        id,
        head: policy.purposes[id].label,
        cells: { ...of[id] },
      }))}
    />
  );
}
