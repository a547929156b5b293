import type { ComponentProps, ReactNode } from 'react';
import { env } from '@/lib/env';
import { MailAnchor, MailLayout } from './mail-layout';

interface MarketingLayoutProps extends Omit<ComponentProps<typeof MailLayout>, 'reason' | 'postalAddress'> {
  /** Why this person gets this mail. How to stop it follows by itself. */
  because: string;
  preferencesUrl: string;
  children: ReactNode;
}

/** Every marketing mail ends with the person's own way out, the sender and the postal address. */
export function MarketingLayout({ because, preferencesUrl, children, ...mail }: MarketingLayoutProps) {
  return (
    <MailLayout
      {...mail}
      postalAddress={env().postalAddress}
      reason={
        <>
          {because} You can stop it with one press, pick topics or pause, without signing in:
          <br />
          <MailAnchor href={preferencesUrl}>stop or choose marketing mail</MailAnchor>
        </>
      }
    >
      {children}
    </MailLayout>
  );
}
