import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import type { ConfirmUse } from '@/lib/accounts/verify-email';
import { readLink } from '@/lib/mail/use-link';
import { confirmAction } from './actions';
import { asks, type Told, tells } from './outcomes';

export const metadata: Metadata = { title: 'Confirm your email address' };

const isTold = (value: string): value is Told => Object.hasOwn(tells, value);

interface VerifyEmailProps {
  searchParams: Promise<{ token?: string | string[]; told?: string | string[] }>;
}

/** Mail scanners open links: this page only shows, and its button acts. */
export default async function VerifyEmailPage({ searchParams }: VerifyEmailProps) {
  const { token, told } = await searchParams;
  const use = typeof token === 'string' ? await readLink(token) : null;
  if (typeof token === 'string' && use && use in asks) {
    const { title, lede, button } = asks[use as ConfirmUse];
    return (
      <PageFrame>
        <PageTitle title={title} lede={lede} />
        <form action={confirmAction}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="use" value={use} />
          <Button>{button}</Button>
        </form>
      </PageFrame>
    );
  }
  const { title, lede, next } = tells[typeof told === 'string' && isTold(told) ? told : 'link-over'];
  return (
    <PageFrame>
      <PageTitle title={title} lede={lede} />
      {next && <ButtonLink href={next.href}>{next.name}</ButtonLink>}
    </PageFrame>
  );
}
