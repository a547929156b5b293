import type { JobRun } from '@/lib/jobs/job-runs';

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A day, and as long again for a backup that is late or large. */
const backupFreshForMs = 2 * dayMs;

/**
 * `unknown` is neither kept nor broken: there was nothing to see yet. `untested` is no fault that was seen, and no proof: the tests were not
 * run on this build.
 */
export type State = 'kept' | 'amber' | 'unknown' | 'untested';

/** What was seen of a control that runs, and what that makes of it. */
export const stateOf = {
  ran: 'kept',
  'not-run-yet': 'unknown',
  late: 'amber',
  failed: 'amber',
  'mail-waits': 'amber',
  'mail-given-up': 'amber',
  sealed: 'kept',
  unsealed: 'amber',
  'ledger-waits': 'amber',
  'none-overdue': 'kept',
  'requests-overdue': 'amber',
  'purge-overdue': 'amber',
  'deletion-needs-person': 'amber',
  rotated: 'kept',
  'not-rotated': 'amber',
  published: 'kept',
  unpublished: 'amber',
  'backup-made': 'kept',
  'backup-old': 'amber',
  'backup-not-reported': 'amber',
  'backup-is-yours': 'unknown',
} as const satisfies Record<string, State>;

export type LiveCode = keyof typeof stateOf;

export interface Live {
  state: State;
  code: LiveCode;
  /** Of what the code tells; null where it never happened. */
  at: Date | null;
}

export const seen = (code: LiveCode, at: Date | null): Live => ({ state: stateOf[code], code, at });

export const isOlder = (at: Date | null, now: Date, ms: number): at is Date =>
  at !== null && now.getTime() - at.getTime() > ms;

/** A server that has just started is given the time that a job may take before it counts as late. */
export function judgeRun(
  run: JobRun | undefined,
  { now, startedAt, lateAfterMs }: { now: Date; startedAt: Date; lateAfterMs: number },
): Live {
  const { doneAt = null, failedAt = null } = run ?? {};
  if (failedAt && (!doneAt || failedAt > doneAt)) return seen('failed', failedAt);
  if (doneAt && !isOlder(doneAt, now, lateAfterMs)) return seen('ran', doneAt);
  return isOlder(startedAt, now, lateAfterMs) ? seen('late', doneAt) : seen('not-run-yet', doneAt);
}

/** In local mode there is nobody but you to make one, and no server to tell it to. */
export function judgeBackup(run: JobRun | undefined, now: Date, mode: 'local' | 'server'): Live {
  const doneAt = run?.doneAt ?? null;
  if (!doneAt) return seen(mode === 'local' ? 'backup-is-yours' : 'backup-not-reported', null);
  return seen(isOlder(doneAt, now, backupFreshForMs) ? 'backup-old' : 'backup-made', doneAt);
}
