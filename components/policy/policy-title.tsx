import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import type { PolicyShape } from '@/lib/policy/types';

export function PolicyTitle({ title, policy }: { title: string; policy: PolicyShape }) {
  return (
    <PageTitle
      title={title}
      lede="What we ask for, why, for how long, who else sees it, and how you stay in charge of it."
      facts={
        <>
          <span>
            Last updated{' '}
            <b>
              <Day on={policy.effectiveOn} />
            </b>
          </span>
          <span>
            From <b>{policy.controller.name}</b>
          </span>
          <span>
            For <b>{policy.service.name}</b>, also called <b>{policy.service.alsoCalled}</b>
          </span>
          <span>
            Covers <b>{policy.scope}</b>
          </span>
          <span>
            Version <b>{policy.version}</b>, <a href="#versions">all versions</a>
          </span>
        </>
      }
    />
  );
}
