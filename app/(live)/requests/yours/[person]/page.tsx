import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { isCorrectable } from '@/lib/data-rights/mailbox/correction-schema';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { collectionParts } from '@/lib/forms/collection-schema';
import { Leave } from '../leave';
import { CorrectionForm } from './correction-form';

export const metadata: Metadata = { title: 'Correct your inquiry' };

export default async function CorrectInquiryPage({ params }: { params: Promise<{ person: string }> }) {
  const [mailbox, { person }] = [await requireMailbox(), await params];
  const view = await findInquirer(mailbox, person);
  if (!view) notFound();
  const fields = collectionParts('contact').fields.filter(
    ({ name, required }) => isCorrectable(name, view.status) && (required || view.optional.agreed),
  );
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Correct your inquiry"
        lede="Change what is wrong or incomplete. An optional item goes when you empty it."
      />
      <div className="grid max-w-[40rem] gap-6">
        {!view.optional.agreed && (
          <p className="text-muted">
            You have not agreed to the optional items with this inquiry, so they are not asked here.
          </p>
        )}
        <CorrectionForm person={view.id} fields={fields} values={view.values} />
        {view.status === 'answered' && (
          <p className="text-muted">
            What you asked cannot be changed here, since our answer is about it.{' '}
            <Link href={`/requests/yours/${view.id}/ask?item=inquiryDetails`} prefetch={false}>
              Ask us to correct it
            </Link>
            , or{' '}
            <Link href={`/requests/yours/${view.id}/delete`} prefetch={false}>
              delete the whole inquiry
            </Link>
            .
          </p>
        )}
        <div>
          <ButtonLink href="/requests/yours" variant="plain">
            Back without a change
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
