import type { Metadata } from 'next';
import { CollectionForm } from '@/components/forms/collection-form';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { noticesOf } from '@/lib/policy/notices-of';
import { signUpAction } from './actions';

export const metadata: Metadata = { title: 'Create your account' };

export default function SignUpPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Create your account"
        lede="Two things: an address we can confirm, and a password only you know."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <CollectionForm
        point="signUp"
        notices={noticesOf('signUp')}
        action={signUpAction}
        submitLabel="Create account"
        beside={
          <ButtonLink href="/sign-in" variant="quiet">
            I already have one
          </ButtonLink>
        }
      />
    </PageFrame>
  );
}
