import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { findLift } from '@/lib/data-rights/lift-restriction';
import { findAgreed } from '@/lib/data-rights/mailbox/find-agreed';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { Effects } from '../../../../my-data/restrict/effects';
import { RestrictForm } from '../../../../my-data/restrict/restrict-form';
import { RestrictionNotice } from '../../../../my-data/restriction-notice';
import { Leave } from '../../leave';
import { endRestrictionByCodeAction, objectToLiftByCodeAction, restrictByCodeAction } from './actions';
import { ObjectionsHere } from './objections-here';

export const metadata: Metadata = { title: 'Restrict or object' };

const effects = [
  {
    id: 'stops',
    title: 'What stops',
    points: [
      'Nobody here opens this inquiry. Not answered yet, it waits.',
      'No marketing mail to your address. A yes to it stays what it is, and its time goes on running.',
      'It is not deleted when its time is over, in case you need it.',
    ],
  },
  {
    id: 'goes-on',
    title: 'What goes on',
    points: [
      'We keep it safe, and you see, correct, copy and delete it as ever, with a code.',
      'What you ask us about it is read and answered, and mail about that is sent.',
      'Legal claims, and what an authority can demand of us by law.',
    ],
  },
];

interface RestrictProps {
  params: Promise<{ person: string }>;
  searchParams: Promise<{ told?: string | string[] }>;
}

export default async function RestrictByCodePage({ params, searchParams }: RestrictProps) {
  const [mailbox, { person }, { told }] = [await requireMailbox(), await params, await searchParams];
  const view = await findInquirer(mailbox, person);
  if (!view) notFound();
  const presses = {
    end: endRestrictionByCodeAction,
    objectToLift: objectToLiftByCodeAction,
    fields: { person },
    requests: `/requests/yours/${person}/requests`,
  };
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Restrict or object"
        lede="Have us keep this inquiry and do nothing else with it, or object to one thing we do."
      />
      {view.restriction && (
        <RestrictionNotice
          restriction={view.restriction}
          lift={await findLift(inquirerOf(mailbox, person))}
          now={new Date().toISOString()}
          presses={presses}
        />
      )}
      {told === 'ended' && !view.restriction && (
        <Notice tone="done" title="The restriction has ended.">
          <p>An inquiry that waited can be answered now. What you had agreed to before holds as it did.</p>
        </Notice>
      )}
      <div className="grid gap-5">
        <h2 className="font-serif text-xl font-medium">Restrict everything</h2>
        <Effects parts={effects} log="/requests/yours" />
        {!view.restriction && <RestrictForm action={restrictByCodeAction} person={person} />}
      </div>
      <ObjectionsHere view={view} agreedIn={await findAgreed(mailbox)} />
      <p className="mt-9">
        <ButtonLink href="/requests/yours" variant="quiet">
          All you sent us
        </ButtonLink>
      </p>
    </PageFrame>
  );
}
