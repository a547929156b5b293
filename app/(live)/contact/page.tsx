import type { Metadata } from 'next';
import Link from 'next/link';
import { CollectionForm } from '@/components/forms/collection-form';
import { SelectField } from '@/components/forms/select-field';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { currentSubject } from '@/lib/auth/current-subject';
import { findRestriction } from '@/lib/data-rights/restriction';
import { env } from '@/lib/env';
import { inquiryKinds } from '@/lib/inquiries/kinds';
import { policy } from '@/lib/policy/current';
import { noticesOf } from '@/lib/policy/notices-of';
import { sendInquiryAction } from './actions';

export const metadata: Metadata = { title: policy.collectionPoints.contact.label };

const kinds = Object.entries(inquiryKinds).map(([value, label]) => ({ value, label }));

export default async function ContactPage({ searchParams }: { searchParams: Promise<{ kind?: string | string[] }> }) {
  const [{ kind }, subject] = [await searchParams, await currentSubject()];
  return (
    <PageFrame>
      <PageTitle
        title={policy.collectionPoints.contact.label}
        lede="Ask a question or ask for a demo. You need no account, and the answer comes by mail."
      />
      {subject && (await findRestriction(subject)) && (
        <Notice tone="caution" title="Your data is restricted, so this inquiry waits">
          <p>
            Sent from your account&apos;s own address it is stored with your account, and nobody here opens it until the
            restriction ends. Then it is answered like any other. Sent from another address it stands apart, and does
            not wait.{' '}
            <Link href="/my-data/restrict" prefetch={false}>
              How to end it
            </Link>
          </p>
        </Notice>
      )}
      <LocalMailNote show={env().mode === 'local'} />
      <CollectionForm
        point="contact"
        notices={noticesOf('contact')}
        action={sendInquiryAction}
        submitLabel="Send inquiry"
        values={{ kind: kind === 'demo' ? 'demo' : 'question' }}
        extra={
          <SelectField
            name="kind"
            label="What would you like?"
            hint="For a demo we ask you to confirm your address."
            options={kinds}
          />
        }
      />
    </PageFrame>
  );
}
