import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { Figures } from '@/components/ui/figures';
import { PageTitle } from '@/components/ui/page-title';
import type { State } from '@/lib/controls/judge-live';
import { openPoints } from '@/lib/controls/open-points';
import { readProof } from '@/lib/controls/read-proof';
import { OpenPoints } from './open-points';
import { PolicyHash } from './policy-hash';
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
          { value: count('untested'), label: 'not tested here' },
        ]}
      />
      <div className="grid max-w-[40rem] gap-3 py-7 text-pretty">
        <p>
          “Needs attention” does not say that a promise is broken: it says that what stands behind it is missing, late
          or not attested, and names it. “Not tested here” is no fault that was seen, and no proof. A section is as good
          as the worst of what it rests on.
        </p>
        <p>
          What the portal does by itself is proved by tests, which are named below and count once they passed on this
          very build; of what runs, you see when it last did. What only people can do, they attest, for a year at most.
          No state is typed by anybody. Nobody&apos;s data is shown, and no number of people.
        </p>
      </div>
      <OpenPoints points={openPoints(sections)} />
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
      <PolicyHash policy={policy} />
    </PageFrame>
  );
}
