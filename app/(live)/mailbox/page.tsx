import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { PageTitle } from '@/components/ui/page-title';
import { clientAddress } from '@/lib/client-address/client-address';
import { env } from '@/lib/env';
import { listKeptMails } from '@/lib/mail/mailbox';
import { LinkedText } from './linked-text';

export const metadata: Metadata = { title: 'Mailbox' };

const loopback = new Set(['127.0.0.1', '::1']);

/** A web page elsewhere can point a name of its own at 127.0.0.1; the Host header then tells. */
async function isFromHere(): Promise<boolean> {
  const host = (await headers()).get('host') ?? '';
  return loopback.has(await clientAddress()) && [env().siteUrl.host, `localhost:${env().port}`].includes(host);
}

export default async function MailboxPage() {
  if (env().mode !== 'local' || !(await isFromHere())) notFound();
  const mails = await listKeptMails();
  const now = new Date().toISOString();
  return (
    <PageFrame>
      <PageTitle
        title="Mailbox"
        lede="Local mode sends no mail. What would have been sent is kept here, sealed for its person, and readable on this machine only."
      />
      {mails.length === 0 && (
        <p>No mail yet. Sign up, and the confirmation arrives here within seconds. Reload this page to look again.</p>
      )}
      <div className="grid gap-6">
        {mails.map((mail) => (
          <article
            key={mail.id}
            aria-labelledby={`mail-${mail.id}`}
            className="max-w-[44rem] rounded-[6px] border border-hairline bg-raised px-5 py-4"
          >
            <h2 id={`mail-${mail.id}`} className="font-serif text-xl font-medium">
              {mail.subject}
            </h2>
            <p className="text-sm text-muted">
              To {mail.to}, <DateTime at={mail.sentAt.toISOString()} now={now} />
            </p>
            <LinkedText text={mail.text} />
          </article>
        ))}
      </div>
    </PageFrame>
  );
}
