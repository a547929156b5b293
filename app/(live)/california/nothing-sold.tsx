import Link from 'next/link';
import { policy } from '@/lib/policy/current';

/** The claim, and what would have to fail before it could be untrue. */
export function NothingSold() {
  return (
    <>
      <p>
        Your data is sold to nobody, and shared with nobody for advertising on other sites. That goes for people under
        16 as well. You need not rely on our word:
      </p>
      <ul className="grid max-w-[40rem] list-disc gap-1.5 pl-5">
        <li>
          <b>No page loads anything from another company.</b> A test follows every link, signed out and signed in, and
          fails if a page would. Your browser is told to refuse it as well.
        </li>
        <li>
          <b>Nobody else receives your data</b> but the {Object.keys(policy.processors).length} companies that{' '}
          <Link href="/processors" prefetch={false}>
            work for us
          </Link>
          , which may not use it for themselves, and an authority where{' '}
          <Link href="/policy#s3" prefetch={false}>
            a law lets it ask
          </Link>
          .
        </li>
        <li>
          <b>An opt-out is kept all the same,</b> and would hold if that ever changed.
        </li>
      </ul>
    </>
  );
}
