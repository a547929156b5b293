import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { currentSubject } from '@/lib/auth/current-subject';
import { readOwnPage } from '@/lib/auth/own-page';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

const notices = {
  'signed-out': 'You are signed out.',
  'change-password': 'Sign in first. Your password is changed in My Data, under Correct.',
  closed: 'Nobody is signed in any more. If your account has just been closed, a mail confirms it.',
  'new-password': 'Your new password is set, and every session has ended. Sign in with it.',
} as const;

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const to = readOwnPage(asked.to);
  if (await currentSubject()) redirect(to ?? '/my-data');
  const told = Object.entries(notices).find(([name]) => name in asked);
  return (
    <PageFrame>
      <PageTitle title="Sign in" lede="To see, correct, take along and remove what we hold about you." />
      {told && <Notice tone={told[0] === 'change-password' ? 'info' : 'done'} title={told[1]} />}
      <SignInForm to={to} />
    </PageFrame>
  );
}
