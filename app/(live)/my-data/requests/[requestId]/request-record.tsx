import { LocalMailNote } from '@/components/layout/local-mail-note';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { env } from '@/lib/env';
import { periodEnd } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import { newNumber } from '@/lib/requests/open-request';
import type { RequestView, StepView } from '@/lib/requests/own-requests';
import { askedItemWords } from '../asked-item';
import { type OwnActions, RequestActions } from './request-actions';
import { RequestTimeline } from './request-timeline';
import { toldOf } from './told';

interface RequestRecordProps {
  request: RequestView;
  steps: readonly StepView[];
  actions: OwnActions;
  /** Behind a mailed code the inquiry it is about, by its person. */
  person?: string;
}

/** One request: what happened to it, what comes next, and what its person can do. */
export function RequestRecord({ request, steps, actions, person }: RequestRecordProps) {
  const now = new Date();
  const told = request.waitsForPerson ? null : toldOf(steps, now);
  const about = steps[0]?.about ?? null;
  const goesAt = periodEnd(retentionRule('request').until, request.closedAt);
  return (
    <>
      {told && (
        <Notice tone="done" title={told.title}>
          {told.more && <p>{told.more}</p>}
        </Notice>
      )}
      <LocalMailNote show={told !== null && env().mode === 'local'} />
      {about && <p className="mb-5 max-w-[44rem] text-muted">{askedItemWords(about)}.</p>}
      <RequestTimeline request={request} steps={steps} now={now.toISOString()} />
      <RequestActions request={request} number={newNumber()} actions={actions} person={person} about={about} />
      {goesAt && (
        <p className="mt-9 max-w-[44rem] text-sm text-muted">
          Kept until <DateTime at={goesAt.toISOString()} now={now.toISOString()} dateOnly />, then destroyed by itself.
        </p>
      )}
    </>
  );
}
