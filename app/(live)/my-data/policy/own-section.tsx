import type { ReactNode } from 'react';
import type { Section } from '@/lib/policy/types';
import { ByVersion, Closing, Decided, ForCalifornia, Mails, RightsInUse } from './choice-sections';
import { Ends, Held, UsedFor } from './held-sections';
import { AtProcessors, GivenToOthers, Guarded } from './others-sections';
import type { OwnPolicy } from './own-policy';
import { To } from './words';

type Meaning = (props: { own: OwnPolicy }) => ReactNode;

/** What each section means for one person. A section that is not here means the same for everybody. */
const meanings: Partial<Record<Section['id'], Meaning>> = {
  s1: Held,
  s2: UsedFor,
  s3: GivenToOthers,
  s4: Ends,
  s5: AtProcessors,
  s6: RightsInUse,
  s7: Guarded,
  s10: Decided,
  s11: Mails,
  s12: ForCalifornia,
  s13: Closing,
  s16: ByVersion,
};

export function OwnSection({ section: { id, number, title, inShort }, own }: { section: Section; own: OwnPolicy }) {
  const Meaning = meanings[id];
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-6 border-t border-hairline py-7 first-of-type:border-t-0 first-of-type:pt-0"
    >
      <h2 id={`${id}-title`} className="font-serif text-xl font-medium">
        <span className="mr-2.5 font-normal text-muted">{number}</span>
        {title}
      </h2>
      <p className="mt-1 mb-3 max-w-[44rem] text-sm text-muted">
        {inShort}{' '}
        <To href={`/policy#${id}`}>
          Read it<span className="sr-only">: section {number}</span>
        </To>
      </p>
      {Meaning ? <Meaning own={own} /> : <p>Nothing special for you: it means the same for everybody.</p>}
    </section>
  );
}
