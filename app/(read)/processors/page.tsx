import type { Metadata } from 'next';
import Link from 'next/link';
import { DeclaredFacts } from '@/components/policy/declared-facts';
import { FactsRecords } from '@/components/policy/facts-records';
import { Inline } from '@/components/policy/inline';
import { PortalTag } from '@/components/policy/portal-tag';
import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import { policy } from '@/lib/policy/current';

export const metadata: Metadata = {
  title: 'Processors',
  description: `The companies that handle personal data for ${policy.service.name}: task, country, what they receive and how long they keep it.`,
};

export default function ProcessorsPage() {
  return (
    <>
      <PageTitle
        title="Processors"
        lede="The companies that handle personal data for us, each for one task. This is the whole list."
        facts={
          <>
            <span>
              <b>{Object.keys(policy.processors).length}</b> companies
            </span>
            <span>
              As of{' '}
              <b>
                <Day on={policy.effectiveOn} />
              </b>
            </span>
            <span>
              Also in{' '}
              <Link href="/policy#s5" prefetch={false}>
                section 5 of the policy
              </Link>
            </span>
          </>
        }
      />
      <div className="max-w-[48rem] border-t border-hairline pt-6 text-base">
        <FactsRecords policy={policy} of="processors" level={2} />
        <div className="prose mt-10">
          <p>
            None of them may use the data for anything else. Passing it on is restricted, and keeping it secure is
            required. When one of them changes, the change is published in the policy without delay.
          </p>
        </div>
        {policy.notes
          .filter((note) => note.section === 's5')
          .map((note) => (
            <div key={note.id} className="mt-6 max-w-[40rem] text-sm">
              <PortalTag /> <b className="ml-2">{note.title}.</b> <Inline text={note.text} />
              {note.shows && <DeclaredFacts of={note.shows} policy={policy} />}
            </div>
          ))}
      </div>
    </>
  );
}
