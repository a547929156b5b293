import Link from 'next/link';
import { Day } from '@/components/ui/day';
import type { Proof } from '@/lib/controls/read-proof';

/** By which anybody can tell that the policy this server keeps is the one that was published. */
export function PolicyHash({ policy: { version, sha256, recordedOn } }: { policy: Proof['policy'] }) {
  const file = `/policy/${version}.json`;
  return (
    <section
      id="hash"
      aria-labelledby="hash-title"
      className="grid max-w-[52rem] scroll-mt-6 gap-2 border-t border-hairline py-8 text-pretty"
    >
      <h2 id="hash-title" className="font-serif text-2xl font-medium tracking-[-0.012em]">
        Which words these are
      </h2>
      <p className="break-all">
        SHA-256 of version {version}: <code>{sha256}</code>
      </p>
      <p>
        {recordedOn ? (
          <>
            Recorded when it was published, on <Day on={recordedOn} />; with another a server does not start.{' '}
          </>
        ) : (
          'A draft: nothing is recorded of it yet. '
        )}
        It is of all that the version says, and the same for every version stands in its{' '}
        <Link href="/policy/history" prefetch={false}>
          history
        </Link>
        .
      </p>
      <p>
        To check it, take <a href={file}>the version for programs</a> and hash what stands under <code>content</code>,
        as canonical JSON (RFC 8785):
      </p>
      <pre className="border-l-2 border-hairline pl-3 text-sm break-words whitespace-pre-wrap">
        <code>{`jq -cSj .content ${version}.json | sha256sum`}</code>
      </pre>
    </section>
  );
}
