import { policy } from './current';

function findMonths(): number {
  const { until } = policy.notes.find(({ id }) => id === 'log-details') ?? {};
  if (!until || !('months' in until)) throw new Error('The policy in force has no period for the details of the log');
  return until.months;
}

/** How long it is kept which columns a change was of. */
export const logDetailsMonths = findMonths();
