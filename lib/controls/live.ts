import { readTrailState } from '@/lib/audit/trail-state';
import { countOverduePurges } from '@/lib/data-rights/child-reports/overdue-purges';
import { collectedLately } from '@/lib/data-rights/collected';
import { countObstructed } from '@/lib/data-rights/erase/count-obstructed';
import { env } from '@/lib/env';
import { findWaitingSince } from '@/lib/erasure-ledger/waiting-entry';
import { type JobName, listRuns } from '@/lib/jobs/job-runs';
import { readWaitingMail } from '@/lib/mail/waiting-mail';
import { answerTo, findUnpublished } from '@/lib/policy/california';
import type { ControlId } from '@/lib/policy/controls';
import { policy } from '@/lib/policy/current';
import { countOverdueRequests } from '@/lib/requests/due';
import { isRotated } from '@/lib/subjects/is-rotated';
import { isOlder, judgeBackup, judgeRun, type Live, minuteMs, seen } from './judge-live';

const mailWaitsAtMostMs = 30 * minuteMs;
/** The sealer and the ledger run every five seconds; an open transaction may hold the sealer up for a minute. */
const entryWaitsAtMostMs = 2 * minuteMs;

/**
 * What can be seen of the controls that run, asked of whatever carries each out, in the least of its words: whether, since when, and
 * never of whom or of how many.
 */
export async function readLive(now: Date, startedAt: Date): Promise<Partial<Record<ControlId, Live>>> {
  const [runs, mail, trail, ledgerWaits, overdue, obstructed, rotated, collected, purges] = await Promise.all([
    listRuns(),
    readWaitingMail(),
    readTrailState(),
    findWaitingSince(),
    countOverdueRequests(),
    countObstructed(),
    isRotated(),
    collectedLately(),
    countOverduePurges(),
  ]);
  const job = (name: JobName, lateAfterMs: number) => judgeRun(runs.get(name), { now, startedAt, lateAfterMs });
  const sweep = job('sweep', 5 * minuteMs);
  const unpublished = findUnpublished(answerTo(collected.items.map((id) => policy.items[id])), policy.california);
  const sealer = job('audit-seal', 5 * minuteMs);
  const mailFault = mail.isGivenUp
    ? seen('mail-given-up', now)
    : isOlder(mail.oldest, now, mailWaitsAtMostMs)
      ? seen('mail-waits', mail.oldest)
      : null;
  return {
    'retention-sweep': sweep,
    'unconfirmed-sign-ups': sweep,
    'marketing-lapse': job('renewals', 15 * minuteMs),
    'change-told': job('policy-notices', 15 * minuteMs),
    'consent-at-sending': job('mailer', 5 * minuteMs),
    'mail-delivery': mailFault ?? job('mailer', 5 * minuteMs),
    'audit-seal': isOlder(trail.unsealedSince, now, entryWaitsAtMostMs)
      ? seen('unsealed', trail.unsealedSince)
      : sealer.state === 'kept' && trail.signedAt
        ? seen('sealed', trail.signedAt)
        : sealer,
    'restored-erasures': isOlder(ledgerWaits, now, entryWaitsAtMostMs)
      ? seen('ledger-waits', ledgerWaits)
      : job('erasure-ledger', 5 * minuteMs),
    'stripe-deletion': obstructed > 0 ? seen('deletion-needs-person', now) : job('erasures', 5 * minuteMs),
    'request-clock': seen(overdue > 0 ? 'requests-overdue' : 'none-overdue', now),
    'child-reports': seen(purges > 0 ? 'purge-overdue' : 'none-overdue', now),
    'key-rotation': seen(rotated ? 'rotated' : 'not-rotated', now),
    'california-found': seen(
      unpublished.categories.length + unpublished.sources.length > 0 ? 'unpublished' : 'published',
      collected.at,
    ),
    backups: judgeBackup(runs.get('backup'), now, env().mode),
  };
}
