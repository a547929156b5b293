import Link from 'next/link';
import type { PolicyShape } from '@/lib/policy/types';

export function RightsList({ policy }: { policy: PolicyShape }) {
  return (
    <>
      <dl className="mt-4 border-t border-control">
        {policy.rights.map((right) => (
          <div key={right.label} className="border-b border-hairline py-3">
            <dt className="font-sans text-base font-semibold">{right.label}</dt>
            <dd className="mt-0.5">
              {right.text}{' '}
              {right.path ? (
                <Link href={right.path} prefetch={false} className="font-sans text-sm whitespace-nowrap">
                  In My Data<span className="sr-only">: {right.label.toLowerCase()}</span>
                </Link>
              ) : (
                <a href={`mailto:${policy.mailboxes[0]}`} className="font-sans text-sm whitespace-nowrap">
                  By mail<span className="sr-only">: {right.label.toLowerCase()}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 font-sans text-sm text-muted">
        You wrote to us and have no account?{' '}
        <Link href="/requests" prefetch={false}>
          Use your rights by a mailed code
        </Link>
      </p>
    </>
  );
}
