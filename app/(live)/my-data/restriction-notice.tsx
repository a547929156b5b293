import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { LiftView } from '@/lib/data-rights/lift-restriction';
import type { Restriction } from '@/lib/data-rights/restriction';
import { restrictionGrounds } from '@/lib/data-rights/restriction-grounds';
import { Press } from '../press';
import { endRestrictionAction, objectToLiftAction } from './restrict/actions';

interface OwnPresses {
  end: (data: FormData) => Promise<void>;
  objectToLift: (data: FormData) => Promise<void>;
  fields: Readonly<Record<string, string>>;
  /** Under which a request stands, by its number. */
  requests: string;
}

interface RestrictionNoticeProps {
  restriction: Restriction;
  /** The end that we have announced; null where none is. */
  lift: LiftView | null;
  now: string;
  /** What can be pressed; an account's own where none are named. */
  presses?: OwnPresses;
  /** Leads to the page that says what it means, from any other. */
  children?: ReactNode;
}

const ofAccount: OwnPresses = {
  end: endRestrictionAction,
  objectToLift: objectToLiftAction,
  fields: {},
  requests: '/my-data/requests',
};

/** What we mean to do, on which day and why, before we do it (GDPR 18(3)). */
function LiftNotice({ lift, now, presses }: { lift: LiftView; now: string; presses: OwnPresses }) {
  const { liftsAt, reason, requestId } = lift;
  const day = <DateTime at={liftsAt.toISOString()} now={now} dateOnly />;
  if (requestId)
    return (
      <Notice tone="info" title="You have objected to the end of the restriction">
        <p>
          Your data stays restricted until one of our staff has decided. If they refuse, it ends seven days after you
          have heard of it, and not before {day}.{' '}
          <Link href={`${presses.requests}/${requestId}`} prefetch={false}>
            How it stands
          </Link>
        </p>
      </Notice>
    );
  return (
    <Notice tone="caution" title="We are going to end the restriction of your data">
      <p>
        On {day}. Our reason: “<span className="whitespace-pre-line wrap-anywhere">{reason}</span>” If you do not agree,
        object before that day: your data then stays restricted until one of our staff has decided.
      </p>
      <Press action={presses.objectToLift} fields={presses.fields} variant="plain">
        Object, and keep it restricted
      </Press>
    </Notice>
  );
}

/** That the data is restricted, since when and why, and the way out of it. */
export function RestrictionNotice({ restriction, lift, now, presses = ofAccount, children }: RestrictionNoticeProps) {
  return (
    <>
      {lift && <LiftNotice lift={lift} now={now} presses={presses} />}
      <Notice tone="caution" title="Your data is restricted">
        <p>
          Since <DateTime at={restriction.since.toISOString()} now={now} />. Your reason: “
          {restrictionGrounds[restriction.ground]}”. We keep your data and do nothing else with it
          {lift ? '' : ', until you end it'}. {children}
        </p>
        <Press action={presses.end} fields={presses.fields} variant="plain">
          End the restriction
        </Press>
      </Notice>
    </>
  );
}
