import type { Metadata } from 'next';
import Link from 'next/link';
import { PolicyFigures } from '@/components/policy/policy-figures';
import { PolicyInShort } from '@/components/policy/policy-in-short';
import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import { policy } from '@/lib/policy/current';

const title = 'Your data, and what we promise about it';

/** Absolute: the layout's template reaches the pages below it, and this page is beside it. */
export const metadata: Metadata = { title: { absolute: `${title} · ${policy.service.name} privacy` } };

const doors = [
  { href: '/policy', name: 'Read the policy', text: 'All sixteen sections, and beside each what keeps it true.' },
  {
    href: '/my-data',
    name: 'Open My Data',
    text: 'See what we hold about you. Correct it, download it, take a consent back, or close your account.',
  },
  {
    href: '/contact',
    name: policy.collectionPoints.contact.label,
    text: 'Ask a question or for a demo. You need no account.',
  },
  {
    href: '/sign-up',
    name: 'Sign up',
    text: 'Two things are enough: an address we can confirm, and a password only you know.',
  },
];

export default function HomePage() {
  return (
    <>
      <PageTitle
        title={title}
        lede={`This is the privacy portal of ${policy.service.name}. It says what we collect and why, and it is where you see, correct, download and delete what is yours.`}
        facts={
          <>
            <span>
              From <b>{policy.controller.name}</b>
            </span>
            <span>
              For <b>{policy.service.name}</b>, also called <b>{policy.service.alsoCalled}</b>
            </span>
            <span>
              Policy last updated{' '}
              <b>
                <Day on={policy.effectiveOn} />
              </b>
            </span>
          </>
        }
      />
      <PolicyFigures policy={policy} />

      <section aria-labelledby="doors" className="pt-10">
        <h2 id="doors" className="font-serif text-2xl font-medium tracking-[-0.012em]">
          What you can do here
        </h2>
        <ul className="mt-5 grid gap-x-12 border-t border-control md:grid-cols-2">
          {doors.map(({ href, name, text }) => (
            <li key={href} className="border-b border-hairline py-4">
              <Link href={href} prefetch={false} className="inline-block py-0.5 font-serif text-xl">
                {name}
              </Link>
              <p className="mt-0.5 max-w-[44ch] text-pretty text-muted">{text}</p>
            </li>
          ))}
        </ul>
        <p className="mt-5 text-muted">
          To stop marketing mail you need no account:{' '}
          <Link href="/unsubscribe" prefetch={false}>
            opt out of marketing
          </Link>
          . If you wrote to us without one:{' '}
          <Link href="/requests" prefetch={false}>
            your data without an account
          </Link>
          . For anything else write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>.
        </p>
      </section>

      <section aria-labelledby="lines" className="pt-12">
        <h2 id="lines" className="font-serif text-2xl font-medium tracking-[-0.012em]">
          The policy in short
        </h2>
        <PolicyInShort policy={policy} />
      </section>
    </>
  );
}
