import { endLogDetails } from '@/lib/audit/remove-details';
import { countObstructed } from '@/lib/data-rights/erase/count-obstructed';
import { countOverdueReviews } from '@/lib/data-rights/hold/overdue-reviews';
import { type Destroyed, sweepExpired } from '@/lib/data-rights/sweep-expired';
import { reportError } from '@/lib/report-error';
import { countOverdueRequests } from '@/lib/requests/due';

const repeatAfterMs = 24 * 3_600_000;

class ReviewOverdueError extends Error {
  override name = 'ReviewOverdueError';
}

class RequestOverdueError extends Error {
  override name = 'RequestOverdueError';
}

class ErasureObstructedError extends Error {
  override name = 'ErasureObstructedError';
}

/** Says once a day that something waits for people, until nothing does. */
function tellDaily(count: () => Promise<number>, tell: (overdue: number) => void): () => Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - toldAt < repeatAfterMs) return;
    const overdue = await count();
    if (overdue === 0) return;
    toldAt = performance.now();
    tell(overdue);
  };
}

/** A hold that nobody looks at again would keep data for ever. */
const tellOverdueReviews = tellDaily(
  countOverdueReviews,
  (holds) => void reportError('hold-review-overdue', new ReviewOverdueError(), { holds }),
);

const tellOverdueRequests = tellDaily(
  countOverdueRequests,
  (requests) => void reportError('request-overdue', new RequestOverdueError(), { requests }),
);

const tellObstructedErasures = tellDaily(
  countObstructed,
  (erasures) => void reportError('erasure-needs-person', new ErasureObstructedError(), { erasures }),
);

/** Destroys what is past its time, and says what waits for people: reviews of holds, answers to requests, deletions at Stripe. */
export async function sweep(): Promise<Destroyed> {
  const destroyed = await sweepExpired();
  await endLogDetails();
  await tellOverdueReviews();
  await tellOverdueRequests();
  await tellObstructedErasures();
  return destroyed;
}
