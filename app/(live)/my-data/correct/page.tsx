import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { getEmail } from '@/lib/accounts/change-email';
import { findProfile } from '@/lib/accounts/profiles';
import { requireSubject } from '@/lib/auth/current-subject';
import { listConsents } from '@/lib/consent/list-consents';
import { env } from '@/lib/env';
import { collectionParts } from '@/lib/forms/collection-schema';
import { SignOut } from '../../sign-out';
import { EmailForm, PasswordForm, ProfileForm } from './correct-forms';

export const metadata: Metadata = { title: 'Correct' };

function Part({ id, title, lede, children }: { id: string; title: string; lede?: ReactNode; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-6 border-t border-hairline py-9 first:border-t-0 first:pt-0"
    >
      <h2 id={`${id}-title`} className="font-serif text-2xl font-medium">
        {title}
      </h2>
      {lede && <p className="mt-1 max-w-[40rem] text-muted">{lede}</p>}
      <div className="mt-6">{children}</div>
    </section>
  );
}

export default async function CorrectPage() {
  const subject = await requireSubject('/my-data/correct');
  const [email, profile] = [await getEmail(subject), await findProfile(subject)];
  const optional = (await listConsents(subject)).get('profileOptional')?.counts;
  const values = Object.fromEntries(Object.entries(profile ?? {}).map(([name, value]) => [name, value ?? '']));
  return (
    <MyDataFrame
      title="Correct what we hold"
      lede="Change what is wrong or incomplete. An optional item goes when you empty it."
      signOut={<SignOut />}
    >
      <LocalMailNote show={env().mode === 'local'} />
      <Part id="your-profile" title="Your profile">
        {profile ? (
          <>
            {!optional && (
              <p className="mb-6 max-w-[40rem] text-muted">
                You have not agreed to the optional items, so they are not asked here. You can agree under{' '}
                <Link href="/my-data/consents" prefetch={false}>
                  Consents
                </Link>
                .
              </p>
            )}
            <ProfileForm
              fields={collectionParts('firstLogin').fields.filter(({ required }) => required || optional)}
              values={values}
            />
          </>
        ) : (
          <>
            <p className="mb-4">We hold no profile of you yet.</p>
            <ButtonLink href="/welcome">Fill in my profile</ButtonLink>
          </>
        )}
      </Part>
      <Part
        id="your-email"
        title="Your email"
        lede={
          <>
            Now <b className="text-ink">{email}</b>. A new one counts once its owner confirms it; the old one is told.
          </>
        }
      >
        <EmailForm />
      </Part>
      <Part
        id="your-password"
        title="Your password"
        lede="Every other session of your account ends when you change it."
      >
        <PasswordForm />
      </Part>
    </MyDataFrame>
  );
}
