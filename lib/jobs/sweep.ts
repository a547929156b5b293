import { endLogDetails } from '@/lib/audit/remove-details';
import { finishReports } from '@/lib/data-rights/child-reports/finish-reports';
import { countOverduePurges } from '@/lib/data-rights/child-reports/overdue-purges';
import { countObstructed } from '@/lib/data-rights/erase/count-obstructed';
import { countOverdueReviews } from '@/lib/data-rights/hold/overdue-reviews';
import { liftDue } from '@/lib/data-rights/lift-restriction';
import { type Destroyed, sweepExpired } from '@/lib/data-rights/sweep-expired';
import { countObstructedNotices } from '@/lib/data-rights/tell/count-obstructed';
import { reportError } from '@/lib/report-error';
import { countOverdueRequests } from '@/lib/requests/due';
import { tellDaily } from './tell-daily';
import { tellUnpublished } from './tell-unpublished';

class ReviewOverdueError extends Error {
  override name = 'ReviewOverdueError';
}

class RequestOverdueError extends Error {
  override name = 'RequestOverdueError';
}

class ErasureObstructedError extends Error {
  override name = 'ErasureObstructedError';
}

class PurgeOverdueError extends Error {
  override name = 'PurgeOverdueError';
}

class NoticeObstructedError extends Error {
  override name = 'NoticeObstructedError';
}

/** A rule, or the end of a restriction, was not carried out. Which one has been reported. */
class SweepIncompleteError extends Error {
  override name = 'SweepIncompleteError';
  readonly code = 'sweep-incomplete';
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

const tellOverduePurges = tellDaily(
  countOverduePurges,
  (reports) => void reportError('child-purge-overdue', new PurgeOverdueError(), { reports }),
);

const tellObstructedNotices = tellDaily(
  countObstructedNotices,
  (notices) => void reportError('notice-needs-person', new NoticeObstructedError(), { notices }),
);

const tellUnpublishedItems = tellUnpublished();

/**
 * Destroys what is past its time, ends the restrictions whose announced day has come, and says what waits for people: reviews of
 * holds, answers to requests, deletions at Stripe, a child's data that is still here after its 72 hours, what a processor could not
 * be told, and what is collected that the answer to California does not name.
 *
 * @throws SweepIncompleteError at the end of it, where a rule or the end of a restriction could not be carried out
 */
export async function sweep(): Promise<Destroyed> {
  let isWhole = true;
  const failed = () => {
    isWhole = false;
  };
  const destroyed = await sweepExpired({ failed });
  await finishReports();
  await liftDue(failed);
  await endLogDetails();
  await tellOverdueReviews();
  await tellOverdueRequests();
  await tellObstructedErasures();
  await tellOverduePurges();
  await tellObstructedNotices();
  await tellUnpublishedItems();
  if (!isWhole) throw new SweepIncompleteError();
  return destroyed;
}
