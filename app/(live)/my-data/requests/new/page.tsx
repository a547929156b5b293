import type { Metadata } from 'next';
import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { requireSubject } from '@/lib/auth/current-subject';
import { env } from '@/lib/env';
import { type PurposeId, policy } from '@/lib/policy/current';
import { isAskedField } from '@/lib/requests/asked-fields';
import { newNumber } from '@/lib/requests/open-request';
import { laws } from '@/lib/requests/rights';
import { SignOut } from '../../../sign-out';
import { sendRequestAction } from '../actions';
import { correctionOf } from '../asked-item';
import { RequestForm } from '../request-forms';

export const metadata: Metadata = { title: 'Ask us for something' };

/** What a press does at once, so that nobody waits for people who need not. */
const atOnce = [
  { href: '/my-data/download', name: 'Take a copy of your data' },
  { href: '/my-data/correct', name: 'Correct your profile, email or password' },
  { href: '/my-data/consents', name: 'Take a consent back, stop marketing, opt out' },
  { href: '/my-data/restrict', name: 'Have us keep your data and do nothing else with it, or object to one use' },
  { href: '/my-data', name: 'Delete an inquiry' },
  { href: '/my-data/close', name: 'Delete everything and close the account' },
] as const;

const isPurpose = (word: unknown): word is PurposeId =>
  typeof word === 'string' && Object.hasOwn(policy.purposes, word);

/** A form that already names what is objected to; the reasons are the person's to write. */
const objectionTo = (purpose: PurposeId) => ({
  right: 'objection',
  details: `I object to this use of my data: ${policy.purposes[purpose].label}.\n\nMy reasons: `,
});

export default async function NewRequestPage({
  searchParams,
}: {
  searchParams: Promise<Partial<Record<'about' | 'law' | 'inquiry' | 'item', string | string[]>>>;
}) {
  const { about, law, inquiry, item } = await searchParams;
  const declared = laws.find((each) => each === law);
  await requireSubject(declared ? `/my-data/requests/new?law=${declared}` : '/my-data/requests/new');
  return (
    <MyDataFrame
      title="Ask us for something"
      lede="For what you cannot do here yourself. One of our staff reads it, and you have the answer by a day we name."
      signOut={<SignOut />}
    >
      <LocalMailNote show={env().mode === 'local'} />
      <section aria-labelledby="at-once" className="mb-9 max-w-[34rem]">
        <h2 id="at-once" className="font-serif text-xl font-medium">
          Done at once, without us
        </h2>
        <ul className="mt-2 list-disc pl-5">
          {atOnce.map(({ href, name }) => (
            <li key={href} className="py-0.5">
              <Link href={href} prefetch={false}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <h2 className="mb-5 font-serif text-xl font-medium">Your request</h2>
      <RequestForm
        action={sendRequestAction}
        number={newNumber()}
        values={{
          ...(isPurpose(about) && objectionTo(about)),
          ...(typeof inquiry === 'string' && isAskedField(item) && correctionOf(inquiry, item)),
          law: declared ?? '',
        }}
      />
      <p className="mt-6 max-w-[34rem] text-sm text-muted">
        You can also write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>. It costs nothing
        either way.
      </p>
    </MyDataFrame>
  );
}
