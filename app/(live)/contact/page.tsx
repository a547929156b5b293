import type { Metadata } from 'next';
import { CollectionForm } from '@/components/forms/collection-form';
import { SelectField } from '@/components/forms/select-field';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { inquiryKinds } from '@/lib/inquiries/kinds';
import { policy } from '@/lib/policy/current';
import { noticesOf } from '@/lib/policy/notices-of';
import { sendInquiryAction } from './actions';
import { WaitsNotice } from './waits-notice';

export const metadata: Metadata = { title: policy.collectionPoints.contact.label };

const kinds = Object.entries(inquiryKinds).map(([value, label]) => ({ value, label }));

export default async function ContactPage({ searchParams }: { searchParams: Promise<{ kind?: string | string[] }> }) {
  const { kind } = await searchParams;
  return (
    <PageFrame>
      <PageTitle
        title={policy.collectionPoints.contact.label}
        lede="Ask a question or ask for a demo. You need no account, and the answer comes by mail."
      />
      <WaitsNotice />
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
