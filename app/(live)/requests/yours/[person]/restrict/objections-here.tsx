import { ButtonLink } from '@/components/ui/button-link';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import type { PurposeId } from '@/lib/policy/current';
import type { RestsOn } from '@/lib/policy/rests-on';
import { type Objection, ObjectionsTable } from '../../../../my-data/restrict/objections-table';
import { Press } from '../../../../press';
import { withdrawHereAction } from '../../actions';

const nothing = (restsOn: string) => (): Objection => ({
  restsOn,
  effect: 'There is nothing to stop.',
  press: null,
});

function objections({ id, consents }: InquirerView): Record<RestsOn, (purpose: PurposeId) => Objection> {
  const agreed = consents.some(({ consent, decision }) => consent === 'marketing' && decision === 'granted');
  const deleteIt = (
    <ButtonLink href={`/requests/yours/${id}/delete`} variant="plain">
      Delete this inquiry
    </ButtonLink>
  );
  return {
    account: nothing('Nothing: it is done for accounts alone'),
    inquiry: () => ({
      restsOn: 'Your yes, with this inquiry',
      effect: 'The inquiry and our answer are destroyed. To keep them and have nobody work on them, restrict.',
      press: deleteIt,
    }),
    'same-inquiry': () => ({
      restsOn: 'The same yes',
      effect: 'The same: without staff there is no answer.',
      press: deleteIt,
    }),
    marketing: agreed
      ? () => ({
          restsOn: 'Your yes to marketing',
          effect: 'It stops at once, and needs no reason.',
          press: (
            <Press action={withdrawHereAction} fields={{ person: id, consent: 'marketing' }} variant="plain">
              Stop all marketing mail
            </Press>
          ),
        })
      : nothing('Nothing: you did not agree, and none is sent'),
    'other-consent': nothing('Nothing: it is done for accounts alone'),
    interest: nothing('Nothing: visits are recorded of accounts alone'),
  };
}

export function ObjectionsHere({ view }: { view: InquirerView }) {
  return (
    <ObjectionsTable note="What we do rests on your yes. To object is to take it back" objections={objections(view)} />
  );
}
