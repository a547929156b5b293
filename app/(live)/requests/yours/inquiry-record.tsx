import Link from 'next/link';
import type { ReactNode } from 'react';
import { itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { LooksTable } from '@/components/my-data/looks-table';
import { buttonClass } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Tag } from '@/components/ui/tag';
import { isConsent } from '@/lib/consent/current-consents';
import { lookWords } from '@/lib/data-rights/look-words';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { policy } from '@/lib/policy/current';
import { periodWords } from '@/lib/policy/retention-of';
import { rightLabels } from '@/lib/requests/rights';
import { EarlierList } from '../../earlier-list';
import { decisionWords } from '../../ledger-words';
import { standing } from '../../my-data/requests/request-words';
import { Press } from '../../press';
import { deleteEarlierHereAction, deleteInquirerAction, withdrawHereAction } from './actions';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const states = { received: 'we have not answered yet', answered: 'answered' } as const;

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
          change: decision === 'granted' && canWithdraw(consent) && (
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
      note={`Each use of a right is noted. Kept for ${periodWords('request')}, and for nothing but proving that we answered`}
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
function Ways({ id, canJoin }: { id: string; canJoin: boolean }) {
  const page = `/requests/yours/${id}`;
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      <a href={`/api/download/inquiries/${id}`} download className={buttonClass('plain')}>
        Download a copy
      </a>
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
      <Press action={deleteInquirerAction} fields={{ person: id }} variant="plain">
        Delete this inquiry
      </Press>
    </div>
  );
}

/** One inquiry with everything that is held about whoever sent it. */
export function InquiryRecord({ view, now, canJoin }: RecordProps) {
  const { id, number, kind, status, receivedAt, items, values, restriction } = view;
  const change = (item: string, label: string): ReactNode =>
    item in values ? (
      <ButtonLink href={`/requests/yours/${id}#${item}`} variant="quiet">
        Correct<span className="sr-only"> {label.toLowerCase()}</span>
      </ButtonLink>
    ) : null;
  return (
    <section
      aria-label={`Inquiry of ${day.format(receivedAt)}, number ${number}`}
      className="border-t border-hairline pb-9 first:border-0"
    >
      <LedgerTable
        caption={`${kind === 'demo' ? 'Your demo request' : 'Your inquiry'} of ${day.format(receivedAt)}`}
        note={`Number ${number}, ${states[status]}${restriction ? '. Restricted: we keep it and do nothing else with it' : ''}`}
        headName="Item"
        columns={itemColumns}
        rows={items.map((held) => ({
          id: `${id}-${held.id}`,
          head: (
            <>
              {held.label} {held.optional && <Tag>optional</Tag>}
            </>
          ),
          cells: {
            value: <span className="block whitespace-pre-line wrap-anywhere md:min-w-52">{held.value}</span>,
            why: held.why.join('; '),
            until: <KeptUntil {...held} label={held.label} now={now} />,
            who: held.who.join(', '),
            change: change(held.id.replace('inquiries-', ''), held.label),
          },
          more: held.earlier.length > 0 && (
            <EarlierList
              of={held.label.toLowerCase()}
              earlier={held.earlier}
              now={now}
              remove={(earlier) => (
                <Press action={deleteEarlierHereAction} fields={{ person: id, id: earlier.id }}>
                  Delete<span className="sr-only"> this earlier value of {held.label.toLowerCase()}</span>
                </Press>
              )}
            />
          ),
        }))}
      />
      <Decisions view={view} now={now} />
      <Log view={view} now={now} />
      <LooksTable looks={view.looks.map((look) => ({ ...look, ...lookWords[look.purpose] }))} now={now} />
      <Ways id={id} canJoin={canJoin} />
    </section>
  );
}
