import type { ReactNode } from 'react';
import { itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { LooksTable } from '@/components/my-data/looks-table';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Tag } from '@/components/ui/tag';
import { isConsent } from '@/lib/consent/current-consents';
import { lookWords } from '@/lib/data-rights/look-words';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { policy } from '@/lib/policy/current';
import { rightLabels } from '@/lib/requests/rights';
import { decisionWords } from '../../ledger-words';
import { Press } from '../../press';
import { deleteInquirerAction, withdrawHereAction } from './actions';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const states = { received: 'we have not answered yet', answered: 'answered' } as const;

interface RecordProps {
  view: InquirerView;
  /** ISO instant of the server's clock. */
  now: string;
  /** Nothing to press: the page is a copy. */
  still?: boolean;
}

const labelOf = (consent: string): string => (isConsent(consent) ? policy.consents[consent].label : consent);

/** What the person has decided, with a way back beside each yes that can be taken back alone. */
function Decisions({ view, now, still }: Required<RecordProps>) {
  const canWithdraw = (consent: string) => consent === 'marketing' || consent === 'inquiryOptional';
  return (
    <LedgerTable
      caption="What you decided"
      note={still ? undefined : 'The inquiry rests on what has no way back here: to take that back, delete it'}
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
          change: !still && decision === 'granted' && canWithdraw(consent) && (
            <Press action={withdrawHereAction} fields={{ person: view.id, consent }}>
              Take back<span className="sr-only">: {labelOf(consent)}</span>
            </Press>
          ),
        },
      }))}
    />
  );
}

/** What came by mail or letter is answered by people; the rest was done with the press. */
const becameOf = (state: InquirerView['requests'][number]['state'], dueOn: string | null): string => {
  if (!dueOn) return 'Done at once';
  return state === 'closed'
    ? 'Closed: our mail said how'
    : `We are at it, and answer by ${day.format(new Date(dueOn))}`;
};

function Log({ view, now }: { view: InquirerView; now: string }) {
  if (view.requests.length === 0) return null;
  return (
    <LedgerTable
      caption="What you asked"
      note="Each use of a right is noted. Kept for 24 months, and for nothing but proving that we answered"
      headName="Request"
      columns={[
        { key: 'became', name: 'What became of it' },
        { key: 'when', name: 'When', quiet: true },
      ]}
      rows={view.requests.map(({ id, right, at, state, dueOn }) => ({
        id,
        head: rightLabels[right],
        cells: { became: becameOf(state, dueOn), when: <DateTime at={at.toISOString()} now={now} /> },
      }))}
    />
  );
}

/** One inquiry with everything that is held about whoever sent it. */
export function InquiryRecord({ view, now, still = false }: RecordProps) {
  const { id, number, kind, status, receivedAt, items, values } = view;
  const change = (item: string, label: string): ReactNode =>
    !still && item in values ? (
      <ButtonLink href={`/requests/yours/${id}#${item}`} variant="quiet">
        Correct<span className="sr-only"> {label.toLowerCase()}</span>
      </ButtonLink>
    ) : null;
  return (
    <section
      aria-label={`Inquiry of ${day.format(receivedAt)}`}
      className="border-t border-hairline pb-9 first:border-0"
    >
      <LedgerTable
        caption={`${kind === 'demo' ? 'Your demo request' : 'Your inquiry'} of ${day.format(receivedAt)}`}
        note={`Number ${number}, ${states[status]}`}
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
        }))}
      />
      <Decisions view={view} now={now} still={still} />
      <Log view={view} now={now} />
      <LooksTable looks={view.looks.map((look) => ({ ...look, ...lookWords[look.purpose] }))} now={now} />
      {!still && (
        <div className="mt-6">
          <Press action={deleteInquirerAction} fields={{ person: id }} variant="plain">
            Delete this inquiry
          </Press>
        </div>
      )}
    </section>
  );
}
