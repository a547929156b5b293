import Link from 'next/link';
import { LooksTable } from '@/components/my-data/looks-table';
import { buttonClass } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Notice } from '@/components/ui/notice';
import { isConsent } from '@/lib/consent/current-consents';
import { lookWords } from '@/lib/data-rights/look-words';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { policy } from '@/lib/policy/current';
import { periodOf } from '@/lib/policy/period-words';
import { rightLabels } from '@/lib/requests/rights';
import { decisionWords } from '../../ledger-words';
import { standing } from '../../my-data/requests/request-words';
import { Press } from '../../press';
import { withdrawHereAction } from './actions';
import { InquiryItems } from './inquiry-items';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

interface RecordProps {
  view: InquirerView;
  /** ISO instant of the server's clock. */
  now: string;
  /** Whether somebody is signed in whose account has this address: they may say that it is theirs. */
  canJoin: boolean;
}

const labelOf = (consent: string): string => (isConsent(consent) ? policy.consents[consent].label : consent);

/** What the person has decided, with a way back beside each yes that can be taken back alone. */
function Decisions({ view, now }: Omit<RecordProps, 'canJoin'>) {
  const canWithdraw = (consent: string) => consent === 'marketing' || consent === 'inquiryOptional';
  return (
    <LedgerTable
      caption="What you decided"
      note="The inquiry rests on what has no way back here: to take that back, delete it"
      headName="Consent"
      columns={[
        { key: 'said', name: 'Your answer' },
        { key: 'when', name: 'When', quiet: true },
        { key: 'change', name: 'Change' },
      ]}
      rows={view.consents.map(({ consent, decision, pending, at }) => ({
        id: `${view.id}-${consent}`,
        head: labelOf(consent),
        cells: {
          said: `${decisionWords[decision]}${pending ? ', which does not count until the address is confirmed' : ''}`,
          when: <DateTime at={at.toISOString()} now={now} />,
          change: decision === 'granted' && canWithdraw(consent) && !view.isGoing && (
            <Press action={withdrawHereAction} fields={{ person: view.id, consent }}>
              Take back<span className="sr-only">: {labelOf(consent)}</span>
            </Press>
          ),
        },
      }))}
    />
  );
}

function Log({ view: { id: person, requests }, now }: { view: InquirerView; now: string }) {
  const all = [...requests.open, ...requests.closed];
  if (all.length === 0) return null;
  return (
    <LedgerTable
      caption="What you asked"
      note={`Each use of a right is noted. Kept for ${periodOf('request')}, and for nothing but proving that we answered`}
      headName="Request"
      columns={[
        { key: 'became', name: 'What became of it' },
        { key: 'when', name: 'When', quiet: true },
        { key: 'see', name: 'Read, add, cancel, appeal' },
      ]}
      rows={all.map((request) => ({
        id: request.id,
        head: rightLabels[request.right],
        cells: {
          became: (
            <>
              {standing(request)}
              {request.state !== 'closed' && request.dueOn && (
                <>
                  . You have our answer by <Day on={request.dueOn} now={now} />
                </>
              )}
            </>
          ),
          when: <DateTime at={request.receivedAt.toISOString()} now={now} />,
          see: request.dueOn && (
            <Link href={`/requests/yours/${person}/requests/${request.id}`} prefetch={false}>
              See all of it
              <span className="sr-only">
                : {rightLabels[request.right]}, number {request.id}
              </span>
            </Link>
          ),
        },
      }))}
    />
  );
}

/** What can be done with the whole of it. */
function Ways({ view: { id, isGoing }, canJoin }: Omit<RecordProps, 'now'>) {
  const page = `/requests/yours/${id}`;
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      <a href={`/api/download/inquiries/${id}`} download className={buttonClass('plain')}>
        Download a copy
      </a>
      {!isGoing && (
        <>
          {' '}
          <ButtonLink href={`${page}/restrict`} variant="plain">
            Restrict or object
          </ButtonLink>
          <ButtonLink href={`${page}/ask`} variant="plain">
            Ask us for something
          </ButtonLink>
          {canJoin && (
            <ButtonLink href={`${page}/join`} variant="plain">
              Move it into my account
            </ButtonLink>
          )}
          <ButtonLink href={`${page}/delete`} variant="plain">
            Delete this inquiry
          </ButtonLink>
        </>
      )}
    </div>
  );
}

/** Confirmed as a child's, it is there until the next sweep: whoever would change it is told so before they try. */
function Going() {
  return (
    <Notice tone="caution" title="This inquiry is being deleted">
      <p>
        It was confirmed that what we hold at this address is a child’s. All of it is destroyed by itself, within 72
        hours and mostly much sooner, and a mail says so. Until then nothing is done with it and nothing can be changed.
      </p>
    </Notice>
  );
}

/** One inquiry with everything that is held about whoever sent it. */
export function InquiryRecord({ view, now, canJoin }: RecordProps) {
  const { number, kind, receivedAt, isGoing } = view;
  return (
    <section
      aria-label={`Inquiry of ${day.format(receivedAt)}, number ${number}`}
      className="border-t border-hairline pb-9 first:border-0"
    >
      {isGoing && <Going />}
      <InquiryItems
        view={view}
        caption={`${kind === 'demo' ? 'Your demo request' : 'Your inquiry'} of ${day.format(receivedAt)}`}
        now={now}
      />
      <Decisions view={view} now={now} />
      <Log view={view} now={now} />
      <LooksTable looks={view.looks.map((look) => ({ ...look, ...lookWords[look.purpose] }))} now={now} />
      <Ways view={view} canJoin={canJoin} />
    </section>
  );
}
