import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CollectionForm } from '@/components/forms/collection-form';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { findProfile } from '@/lib/accounts/profiles';
import { requireSubject } from '@/lib/auth/current-subject';
import { noticesOf } from '@/lib/policy/notices-of';
import { SignOut } from '../sign-out';
import { completeProfileAction } from './actions';

export const metadata: Metadata = { title: 'Welcome' };

export default async function WelcomePage() {
  const subject = await requireSubject();
  if (await findProfile(subject)) redirect('/my-data');
  return (
    <PageFrame signOut={<SignOut />}>
      <PageTitle
        title="Welcome"
        lede="Tell us who you are, once. You can correct or remove any of it later in My Data."
      />
      <CollectionForm
        point="firstLogin"
        notices={noticesOf('firstLogin')}
        action={completeProfileAction}
        submitLabel="Save my profile"
        beside={
          <ButtonLink href="/my-data" variant="quiet">
            Not now, open My Data
          </ButtonLink>
        }
      />
    </PageFrame>
  );
}
