import { FlowPicture } from '@/components/flow/flow-picture';
import { flowsOf } from '@/lib/policy/flows';
import type { PolicyShape } from '@/lib/policy/types';

/** Everybody's data at a glance, before the sections say it in words. */
export const PolicyPicture = ({ policy }: { policy: PolicyShape }) => (
  <section id="picture" aria-labelledby="picture-title" className="policy-section">
    <div className="lg:col-span-2">
      <h2 id="picture-title" className="font-serif text-2xl font-medium tracking-[-0.012em]">
        From source to purpose to recipient
      </h2>
      <p className="mt-2 mb-7 max-w-[40rem] font-serif text-lg text-pretty text-muted">
        What sections 1, 2 and 5 say, in one picture. The wider a band, the more items go that way.
      </p>
      <FlowPicture flows={flowsOf(policy)} policy={policy} caption="From source to purpose to recipient" />
    </div>
  </section>
);
