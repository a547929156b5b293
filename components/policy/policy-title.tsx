import Link from 'next/link';
import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import type { PolicyShape } from '@/lib/policy/types';

interface PolicyTitleProps {
  title: string;
  policy: PolicyShape;
  /** What its date is: when it was last updated, or, ahead of that day, when it takes effect. */
  dated?: 'Last updated' | 'Takes effect on';
}

export function PolicyTitle({ title, policy, dated = 'Last updated' }: PolicyTitleProps) {
  return (
    <PageTitle
      title={title}
      lede="What we ask for, why, for how long, who else sees it, and how you stay in charge of it."
      facts={
        <>
          <span>
            {dated}{' '}
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
            Version <b>{policy.version}</b>,{' '}
            <Link href="/policy/history" prefetch={false}>
              all versions
            </Link>
          </span>
        </>
      }
    />
  );
}
