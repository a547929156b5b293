import { Timeline } from '@/components/my-data/timeline';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { groundLabels } from '@/lib/requests/grounds';
import type { RequestView, StepView } from '@/lib/requests/own-requests';
import { agentStepTitles, isEntered, nextStep, stepTitles } from '../request-words';

interface RequestTimelineProps {
  request: RequestView;
  steps: readonly StepView[];
  /** ISO instant of the server's clock. */
  now: string;
}

function wordsOf({ said, answered, step, agent }: StepView, request: RequestView) {
  if (said && agent) return { by: `Written in your name by ${agent}`, text: said };
  if (said && step === 'received' && isEntered(request))
    return { by: 'As one of our staff entered it, from your mail or letter', text: said };
  if (said) return { by: 'You wrote', text: said };
  if (!answered) return undefined;
  return { by: step === 'extended' ? 'Our reason' : 'Our answer', text: answered };
}

function titleOf({ step }: StepView, { ground, agent }: RequestView, isLast: boolean): string {
  if (step === 'received' && agent) return agentStepTitles.received;
  // Of the rest the person was not told that we have it, but asked whether it is theirs.
  if (step === 'acknowledged' && agent && agent !== 'permitted') return agentStepTitles.acknowledged;
  return step === 'refused' && isLast && ground ? `${stepTitles.refused}. ${groundLabels[ground]}` : stepTitles[step];
}

/** What happened to a request, and what happens next and by when. */
export function RequestTimeline({ request, steps, now }: RequestTimelineProps) {
  const { dueOn, latestOn, isLate, waitsForPerson } = request;
  const next = nextStep(request, isLate);
  const last = steps.findLast(({ step }) => step === 'refused');
  const happened = steps.map((step) => ({
    id: step.id,
    title: titleOf(step, request, step === last),
    when: (
      <>
        {step.step === 'received' && isEntered(request) ? (
          <DateTime at={request.receivedAt.toISOString()} now={now} dateOnly />
        ) : (
          <DateTime at={step.at.toISOString()} now={now} />
        )}
        {step.dueOn && (
          <>
            . Due by <Day on={step.dueOn} />
          </>
        )}
      </>
    ),
    words: wordsOf(step, request),
  }));
  const coming = next &&
    dueOn && {
      id: 'next',
      title: `${isLate ? 'Now' : 'Next'}: ${next}`,
      next: true,
      when: (
        <>
          {isLate ? 'It was due on' : waitsForPerson ? 'Our answer then comes by' : 'By'} <Day on={dueOn} now={now} />
          {latestOn && latestOn > dueOn && (
            <>
              . That is the day we keep to; the law allows until <Day on={latestOn} />
            </>
          )}
        </>
      ),
    };
  return <Timeline label="What happened, and what comes next" entries={coming ? [...happened, coming] : happened} />;
}
