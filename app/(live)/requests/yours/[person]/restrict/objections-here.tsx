import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import type { PurposeId } from '@/lib/policy/current';
import type { RestsOn } from '@/lib/policy/rests-on';
import { type Objection, ObjectionsTable } from '../../../../my-data/restrict/objections-table';
import { Press } from '../../../../press';
import { withdrawHereAction } from '../../actions';

interface ObjectionsHereProps {
  view: InquirerView;
  /** The record of the mailbox that agreed to marketing, this one or another. */
  agreedIn: string | null;
}

const nothing = (restsOn: string) => (): Objection => ({
  restsOn,
  effect: 'There is nothing to stop.',
  press: null,
});

function objections({ view, agreedIn }: ObjectionsHereProps): Record<RestsOn, (purpose: PurposeId) => Objection> {
  const { id, consents } = view;
  const agreed = consents.some(({ consent, decision }) => consent === 'marketing' && decision === 'granted');
  const stopVia = agreed ? id : agreedIn;
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
    marketing: stopVia
      ? () => ({
          restsOn: agreed ? 'Your yes to marketing' : 'A yes from this address, given elsewhere than with this inquiry',
          effect: 'It stops at once, and needs no reason.',
          press: (
            <Press action={withdrawHereAction} fields={{ person: stopVia, consent: 'marketing' }} variant="plain">
              Stop all marketing mail
            </Press>
          ),
        })
      : () => ({
          restsOn: 'Nothing: you did not agree with this inquiry',
          effect: 'There is nothing to stop here. What comes because of an account ends by a link that we mail.',
          press: (
            <Link href="/unsubscribe" prefetch={false}>
              Opt out of marketing
            </Link>
          ),
        }),
    'other-consent': nothing('Nothing: it is done for accounts alone'),
    interest: nothing('Nothing: visits are recorded of accounts alone'),
  };
}

export function ObjectionsHere(props: ObjectionsHereProps) {
  return (
    <ObjectionsTable note="What we do rests on your yes. To object is to take it back" objections={objections(props)} />
  );
}
