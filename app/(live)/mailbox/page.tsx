import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { PageTitle } from '@/components/ui/page-title';
import { listKeptMails } from '@/lib/mail/mailbox';
import { isFromHere } from './is-from-here';
import { LinkedText } from './linked-text';

export const metadata: Metadata = { title: 'Mailbox' };

export default async function MailboxPage() {
  if (!(await isFromHere())) notFound();
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
            {mail.attachments.length > 0 && (
              <ul aria-label="Files" className="mt-4 grid gap-1.5 border-t border-hairline pt-3 text-sm">
                {mail.attachments.map(({ filename, content }) => (
                  <li key={filename} className="wrap-anywhere">
                    <a href={`/mailbox/${mail.id}/${filename}`} download>
                      {filename}
                    </a>{' '}
                    <span className="text-muted">{Math.ceil(content.length / 1024)} KB</span>
                  </li>
                ))}
              </ul>
            )}
          </article>
        ))}
      </div>
    </PageFrame>
  );
}
