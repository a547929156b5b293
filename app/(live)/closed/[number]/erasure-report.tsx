import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { DateTime } from '@/components/ui/date-time';
import { PageTitle } from '@/components/ui/page-title';
import type { Erasure } from '@/lib/data-rights/erase/erasure';
import { farewellRule } from '@/lib/data-rights/erase/remains';
import { versionOf } from '@/lib/data-rights/erase/version-of';
import { periodEnd } from '@/lib/policy/period-end';
import { OpenSteps } from './open-steps';
import { SignedCertificate } from './signed-certificate';
import { ledeOf, titles } from './words';

interface ErasureReportProps {
  erasure: Erasure;
  now: Date;
  /** No mail leaves the machine. */
  isLocal: boolean;
}

/** Whoever had no account is told of none, and nobody invites a child. */
function Again({ cause }: Pick<Erasure, 'cause'>) {
  if (cause === 'child') return null;
  if (cause === 'asked')
    return (
      <p>
        You can{' '}
        <Link href="/contact" prefetch={false}>
          write to us again
        </Link>{' '}
        from the same email address whenever you like. We will know nothing of this inquiry. Others from your address,
        and an account, stand as they were:{' '}
        <Link href="/requests" prefetch={false}>
          your data without an account
        </Link>
        .
      </p>
    );
  return (
    <p>
      You can{' '}
      <Link href="/sign-up" prefetch={false}>
        sign up again
      </Link>{' '}
      with the same email address whenever you like. It will be a new account that knows nothing of the old one.
    </p>
  );
}

export function ErasureReport({ erasure, now, isLocal }: ErasureReportProps) {
  const { id, cause, erasedAt, completedAt } = erasure;
  const { until, kept } = farewellRule(completedAt, versionOf(erasure));
  const end = periodEnd(until, completedAt);
  const isMailed = cause !== 'restored' && (end === null || now < end);
  const clock = now.toISOString();
  return (
    <>
      <PageTitle
        title={titles[cause]}
        lede={ledeOf(erasure)}
        facts={
          <>
            <span>
              Number <b className="break-all tabular-nums">{id}</b>
            </span>
            <span>
              Destroyed <DateTime at={erasedAt.toISOString()} now={clock} />
            </span>
          </>
        }
      />
      <div className="print:hidden">
        <LocalMailNote show={isLocal && isMailed} />
        <div className="mb-9 grid max-w-[40rem] gap-4">
          {isMailed && (
            <p>
              One last mail confirms it{completedAt ? '' : ' once every place is done'}. It needs a copy of your
              address, which is kept {kept.charAt(0).toLowerCase()}
              {kept.slice(1)}.
            </p>
          )}
          <p>
            Keep the address of this page: nobody can find it for you again. Whoever has it can read what stands here,
            which does not say who you are.
          </p>
          <Again cause={cause} />
        </div>
      </div>
      {completedAt ? <SignedCertificate erasure={erasure} now={clock} /> : <OpenSteps erasure={erasure} now={clock} />}
    </>
  );
}
