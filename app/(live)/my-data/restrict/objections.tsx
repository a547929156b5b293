import Link from 'next/link';
import { type PurposeId, policy } from '@/lib/policy/current';
import type { RestsOn } from '@/lib/policy/rests-on';
import { Press } from '../../press';
import { withdrawConsentAction } from '../consents/actions';
import { type Objection, ObjectionsTable } from './objections-table';

const { signUp, firstLogin } = policy.collectionPoints;

const takeBack = (name: string) => (
  <Link href="/my-data/consents" prefetch={false}>
    {name}
  </Link>
);

const stopMarketing = (
  <Press action={withdrawConsentAction} fields={{ consent: 'marketing' }} variant="plain">
    Stop all marketing mail
  </Press>
);

const objections = (agreed: boolean): Record<RestsOn, (purpose: PurposeId) => Objection> => ({
  account: () => ({
    restsOn: `Your yes, at ${signUp.label.toLowerCase()} and ${firstLogin.label.toLowerCase()}`,
    effect:
      'Without your profile the account serves your data and your rights only. Without the account all of it goes.',
    press: (
      <>
        {takeBack('Take back a yes')} or{' '}
        <Link href="/my-data/close" prefetch={false}>
          close the account
        </Link>
      </>
    ),
  }),
  inquiry: () => ({
    restsOn: 'Your yes, with each inquiry',
    effect: 'Your inquiries and our answers are destroyed. To keep them and have nobody work on them, restrict.',
    press: takeBack('Take back your yes to inquiries'),
  }),
  'same-inquiry': () => ({
    restsOn: 'The same yes',
    effect: 'The same: without staff there is no answer.',
    press: takeBack('Take back your yes to inquiries'),
  }),
  marketing: () => ({
    restsOn: agreed ? 'Your yes to marketing' : 'Nothing: you did not agree, and none is sent',
    effect: agreed ? 'It stops at once, and needs no reason.' : 'There is nothing to stop.',
    press: agreed ? stopMarketing : null,
  }),
  'other-consent': () => ({
    restsOn: 'Your yes to it',
    effect: 'It stops, and nothing else does.',
    press: takeBack('Take back a yes'),
  }),
  interest: (purpose) => ({
    restsOn: 'No consent: our interest in keeping accounts safe',
    effect: 'One of our staff weighs your reasons against ours. You have the answer by a day we name.',
    press: (
      <Link href={`/my-data/requests/new?about=${purpose}`} prefetch={false}>
        Object, with your reasons
      </Link>
    ),
  }),
});

export function Objections({ agreed }: { agreed: boolean }) {
  return (
    <ObjectionsTable
      note="Most of what we do rests on your yes. There, to object is to take it back"
      objections={objections(agreed)}
    />
  );
}
