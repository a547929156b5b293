import type { StepView } from '@/lib/requests/own-requests';

const justNowMs = 120_000;

const tells: Partial<Record<StepView['step'], { title: string; more?: string }>> = {
  acknowledged: {
    title: 'We have your request.',
    more: 'We have sent you a mail that says so. Below is what happens next, and by when.',
  },
  confirmed: { title: 'Thank you. We are at it now.', more: 'Below is by when you have our answer.' },
  denied: { title: 'Closed. Nothing was disclosed, changed or deleted.' },
  replied: { title: 'Added to your request.' },
  withdrawn: { title: 'Cancelled. Nothing more happens.' },
  appealed: {
    title: 'We have your appeal.',
    more: 'We have sent you a mail that says so. Somebody else than before looks at it.',
  },
};

/** What the page tells of the newest step, if its person made it a moment ago. */
export function toldOf(steps: readonly StepView[], now: Date): { title: string; more?: string } | null {
  const newest = steps.at(-1);
  if (!newest || now.getTime() - newest.at.getTime() > justNowMs) return null;
  return tells[newest.step] ?? null;
}
