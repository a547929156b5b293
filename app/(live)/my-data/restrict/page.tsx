import type { Metadata } from 'next';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { findLift } from '@/lib/data-rights/lift-restriction';
import { readConsents } from '@/lib/data-rights/read-consents';
import { findRestriction } from '@/lib/data-rights/restriction';
import { SignOut } from '../../sign-out';
import { RestrictionNotice } from '../restriction-notice';
import { restrictAction } from './actions';
import { Effects } from './effects';
import { Objections } from './objections';
import { RestrictForm } from './restrict-form';

export const metadata: Metadata = { title: 'Restrict or object' };

export default async function RestrictPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const subject = await requireSubject('/my-data/restrict');
  const { told } = await searchParams;
  const restriction = await findRestriction(subject);
  const { preferences } = await readConsents(subject);
  return (
    <MyDataFrame
      title="Restrict or object"
      lede="Have us keep your data and do nothing else with it, or object to one thing we do."
      signOut={<SignOut />}
    >
      {restriction && (
        <RestrictionNotice restriction={restriction} lift={await findLift(subject)} now={new Date().toISOString()} />
      )}
      {told === 'ended' && !restriction && (
        <Notice tone="done" title="The restriction has ended.">
          <p>
            Inquiries that waited can be answered now. What you had agreed to before holds as it did. We have sent you a
            mail that says so.
          </p>
        </Notice>
      )}
      <div className="grid gap-5">
        <h2 className="font-serif text-xl font-medium">Restrict everything</h2>
        <Effects />
        {!restriction && <RestrictForm action={restrictAction} />}
      </div>
      <Objections agreed={preferences.agreed} />
    </MyDataFrame>
  );
}
