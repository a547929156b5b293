import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { Figures } from '@/components/ui/figures';
import { PageTitle } from '@/components/ui/page-title';
import type { State } from '@/lib/controls/judge-live';
import { readProof } from '@/lib/controls/read-proof';
import { ProvedSection } from './proved-section';
import { StateMark } from './state-mark';

export const metadata: Metadata = {
  title: 'How the policy is kept',
  description: 'Each section of the privacy policy, what carries it out, and how that stands at this moment.',
};

/** No page, so it is not reached by the router. */
const forMachines = '/policy/controls.json';

export default async function ProofPage() {
  const { at, startedAt, policy, sections } = await readProof();
  const times = { now: at.toISOString(), startedAt: startedAt.toISOString() };
  const lines = sections.flatMap((section) => section.lines);
  const count = (state: State) => new Set(lines.filter((line) => line.state === state).map(({ id }) => id)).size;
  return (
    <PageFrame>
      <PageTitle
        title="How the policy is kept"
        lede="Each section of the policy, what carries it out, and how that stands at this moment."
        facts={
          <>
            <span>
              As of{' '}
              <b>
                <DateTime at={times.now} now={times.now} />
              </b>
            </span>
            <span>
              Server started <DateTime at={times.startedAt} now={times.now} />
            </span>
            <span>
              Policy <b>version {policy.version}</b>, in force since <Day on={policy.effectiveOn} />
            </span>
            <a href={forMachines}>The same for machines</a>
          </>
        }
      />
      <Figures
        figures={[
          { value: count('kept'), label: 'kept' },
          { value: count('amber'), label: 'need attention' },
          { value: count('unknown'), label: 'not known yet' },
        ]}
      />
      <div className="max-w-[40rem] py-7 text-pretty">
        <p>
          What the portal does by itself is proved by tests, which are named below; of what runs, you see when it last
          did. A test that is taken away or fails, and work that does not run, is marked here by itself. What only
          people can do, they attest, for a year at most. Nobody&apos;s data is shown, and no number of people.
        </p>
      </div>
      <nav aria-label="Sections" className="border-t border-hairline py-6">
        <ol className="grid gap-x-10 sm:grid-cols-2">
          {sections.map(({ id, number, title, state }) => (
            <li key={id} className="flex items-baseline justify-between gap-4 border-b border-hairline py-1.5">
              <a href={`#${id}`} className="inline-block py-0.5">
                {number} {title}
              </a>
              <StateMark state={state} />
            </li>
          ))}
        </ol>
      </nav>
      {sections.map((section) => (
        <ProvedSection key={section.id} section={section} {...times} />
      ))}
    </PageFrame>
  );
}
