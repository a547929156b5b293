import Link from 'next/link';
import { FactsTable } from '@/components/policy/facts-table';
import { Inline } from '@/components/policy/inline';
import { ButtonLink } from '@/components/ui/button-link';

/** Each right, and where it is used. */
export function RightsHere({ mailbox }: { mailbox: string }) {
  const byCode = `[By a code mailed to you](/requests), or [by mail](mailto:${mailbox})`;
  const rows = [
    ['To know, and to have a copy', '[My Data](/my-data), and [all of it as a file](/my-data/download)', byCode],
    ['To correct', 'Beside each item in [My Data](/my-data), or all at once under [Correct](/my-data/correct)', byCode],
    ['To delete', '[Close the account](/my-data/close), or one inquiry in [My Data](/my-data)', byCode],
    [
      'To opt out of sale and sharing',
      '[Consents](/my-data/consents), or the signal of your browser',
      'The signal of your browser',
    ],
    ['To limit what is sensitive', 'Nothing to limit: see above', 'Nothing to limit'],
    ['To stop marketing', '[Consents](/my-data/consents)', '[By your address](/unsubscribe)'],
  ] as const;
  return (
    <>
      <FactsTable
        caption="Where to use each"
        columns={['Your right', 'With an account', 'Without one']}
        rows={rows.map(([right, ...ways]) => ({
          key: right,
          cells: [
            right,
            ...ways.map((way) => (
              <div key={way}>
                <Inline text={way} />
              </div>
            )),
          ],
        }))}
      />
      <p>
        What you do in My Data, or behind a code, is done at once. What people have to do is confirmed at once and
        answered within 45 days, or 90 where we tell you why. You get all we hold, however old, and it costs nothing.
      </p>
      <p>Nobody here is treated worse for using a right: no other price, no other service, no less of an answer.</p>
      <h3 className="mt-3 font-[600]">I live in California</h3>
      <p>
        Say so when you ask for something that people have to do, and the times of California count. We believe you, and
        keep it with that request alone. For an opt-out nobody asks where you live.
      </p>
      <p>
        <ButtonLink href="/my-data/requests/new?law=ccpa" variant="plain">
          I live in California: ask for something
        </ButtonLink>
      </p>
      <p>
        It leads into your account. Without one, say where you live in the request you send{' '}
        <Link href="/requests" prefetch={false}>
          behind a mailed code
        </Link>
        .
      </p>
    </>
  );
}
