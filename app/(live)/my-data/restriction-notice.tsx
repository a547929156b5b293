import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { Restriction } from '@/lib/data-rights/restriction';
import { restrictionGrounds } from '@/lib/data-rights/restriction-grounds';
import { Press } from '../press';
import { endRestrictionAction } from './restrict/actions';

interface RestrictionNoticeProps {
  restriction: Restriction;
  now: string;
  /** Ends it; an account's own where none is named. */
  end?: { action: (data: FormData) => Promise<void>; fields: Readonly<Record<string, string>> };
  /** Leads to the page that says what it means, from any other. */
  children?: ReactNode;
}

const endOwn = { action: endRestrictionAction, fields: {} };

/** That the data is restricted, since when and why, and the way out of it. */
export function RestrictionNotice({ restriction, now, end = endOwn, children }: RestrictionNoticeProps) {
  return (
    <Notice tone="caution" title="Your data is restricted">
      <p>
        Since <DateTime at={restriction.since.toISOString()} now={now} />. Your reason: “
        {restrictionGrounds[restriction.ground]}”. We keep your data and do nothing else with it, until you end it.{' '}
        {children}
      </p>
      <Press {...end} variant="plain">
        End the restriction
      </Press>
    </Notice>
  );
}
