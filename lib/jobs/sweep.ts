import { endLogDetails } from '@/lib/audit/remove-details';
import { countOverdueReviews } from '@/lib/data-rights/hold/overdue-reviews';
import { type Destroyed, sweepExpired } from '@/lib/data-rights/sweep-expired';
import { reportError } from '@/lib/report-error';

const repeatAfterMs = 24 * 3_600_000;

class ReviewOverdueError extends Error {
  override name = 'ReviewOverdueError';
}

let toldAt = Number.NEGATIVE_INFINITY;

/** A hold that nobody looks at again would keep data for ever: said once a day until somebody does. */
async function tellOverdueReviews(): Promise<void> {
  if (performance.now() - toldAt < repeatAfterMs) return;
  const holds = await countOverdueReviews();
  if (holds === 0) return;
  toldAt = performance.now();
  reportError('hold-review-overdue', new ReviewOverdueError(), { holds });
}

/** Destroys what is past its time, and says which legal holds nobody has reviewed in time. */
export async function sweep(): Promise<Destroyed> {
  const destroyed = await sweepExpired();
  await endLogDetails();
  await tellOverdueReviews();
  return destroyed;
}
