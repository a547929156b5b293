import { DateTime } from '@/components/ui/date-time';
import { ExternalLink } from '@/components/ui/external-link';
import { LedgerTable } from '@/components/ui/ledger-table';
import { storeName } from '@/lib/data-rights/erase/certificate-words';
import { type Erasure, type Step, stores } from '@/lib/data-rights/erase/erasure';
import { listRemains } from '@/lib/data-rights/erase/remains';
import { versionOf } from '@/lib/data-rights/erase/version-of';
import { findProcessor } from '@/lib/policy/find-processor';
import { Remains } from '../../certificate-facts';
import { stepWords } from './words';

interface OpenStepsProps {
  erasure: Erasure;
  /** ISO instant of the server's clock. */
  now: string;
}

const isOpen = ({ state }: Step) => state === 'waiting' || state === 'assistance';

/** How each store stands while one of them is not done, and what remains in any case. */
export function OpenSteps({ erasure, now }: OpenStepsProps) {
  const version = versionOf(erasure);
  const steps = stores.flatMap((store) => erasure.steps.filter((step) => step.store === store));
  const stripe = findProcessor('stripe', version);
  return (
    <>
      <LedgerTable
        caption="How it stands"
        note="The certificate is made once every place is done. Come back to this page for it."
        headName="Where"
        columns={[
          { key: 'state', name: 'What was done' },
          { key: 'at', name: 'Since', quiet: true },
        ]}
        rows={steps.map((step) => {
          const words = stepWords(step);
          return {
            id: step.store,
            head: storeName(step.store, version),
            cells: {
              state: (
                <>
                  {isOpen(step) ? <b>{words.state}.</b> : `${words.state}.`}
                  {words.next && <span className="mt-1 block">{words.next}</span>}
                  {stripe && step.store === 'stripe' && isOpen(step) && (
                    <span className="mt-1 block">
                      You can also <ExternalLink href={stripe.policyUrl}>ask {stripe.short} directly</ExternalLink>, or
                      write to <a href={`mailto:${version.mailboxes[0]}`}>{version.mailboxes[0]}</a> with the number
                      above, and we help you with it.
                    </span>
                  )}
                </>
              ),
              at: <DateTime at={step.at.toISOString()} now={now} />,
            },
          };
        })}
      />
      <section aria-labelledby="remains" className="mt-9 max-w-[44rem]">
        <h2 id="remains" className="mb-3 font-serif text-xl font-medium">
          What remains, why, and until when
        </h2>
        <Remains remains={listRemains(erasure)} now={now} />
      </section>
    </>
  );
}
