import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireSubject } from '@/lib/auth/current-subject';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { isOwnMailbox } from '@/lib/data-rights/mailbox/join-inquiry';
import { joinParts } from '@/lib/data-rights/mailbox/join-schema';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { policy } from '@/lib/policy/current';
import { noticesOf } from '@/lib/policy/notices-of';
import { periodOf } from '@/lib/policy/period-words';
import { Leave } from '../../leave';
import { JoinForm } from './join-form';

export const metadata: Metadata = { title: 'Move an inquiry into your account' };

const what = [
  'It stands in My Data from then on, with our answer and under the same number, and is kept until you close the account.',
  'Here it is gone: the record it had, and the key that opened it, are destroyed.',
  `What you did with it here stays in the log for its ${periodOf('request')}, without a link to you.`,
  'A yes to marketing given with it ends. You can agree in My Data, under Consents.',
];

/** It rests on a refusal that leads to nobody then. */
const statements =
  'What you said beside an item that we did not correct is destroyed. Copy it first if you want to keep it.';

export default async function JoinPage({ params }: { params: Promise<{ person: string }> }) {
  const [subject, mailbox, { person }] = [await requireSubject(), await requireMailbox(), await params];
  const view = (await isOwnMailbox(subject, mailbox)) ? await findInquirer(mailbox, person) : null;
  if (!view) notFound();
  const question = view.items.find(({ item }) => item === 'inquiryDetails')?.value;
  const notices = noticesOf('contact').map((notice) => [`decide-${notice.id.split('/').at(-1)}`, notice] as const);
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Is it yours?"
        lede="It was sent from your address without signing in. Only you can say whether you sent it."
      />
      <div className="grid max-w-[40rem] gap-6">
        <blockquote className="border-l-4 border-hairline pl-4 whitespace-pre-line wrap-anywhere">
          {question}
        </blockquote>
        <section aria-labelledby="what-happens">
          <h2 id="what-happens" className="font-serif text-xl font-medium">
            What happens when you move it
          </h2>
          <ul className="mt-2 list-disc pl-5">
            {[...what, ...(view.items.some(({ dispute }) => dispute?.statement) ? [statements] : [])].map((line) => (
              <li key={line} className="py-0.5">
                {line}
              </li>
            ))}
          </ul>
        </section>
        <JoinForm
          person={view.id}
          parts={joinParts(view.optional.held)}
          notices={Object.fromEntries(notices)}
          version={policy.version}
        />
        <p className="text-muted">
          Not yours? Leave it: it stays apart from your account. You can also delete it on the page before.
        </p>
        <div>
          <ButtonLink href="/requests/yours" variant="plain">
            Leave it where it is
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
