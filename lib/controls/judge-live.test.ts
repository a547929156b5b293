import { describe, expect, it } from 'vitest';
import { judgeBackup, judgeRun, minuteMs } from './judge-live';

const now = new Date('2026-11-24T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
const at = (startedMinutesAgo: number) => ({ now, startedAt: ago(startedMinutesAgo), lateAfterMs: 5 * minuteMs });

describe('a job', () => {
  it.each([
    ['ran lately', { doneAt: ago(1), failedAt: ago(9) }, at(600), 'kept', 'ran'],
    ['failed since it last ran', { doneAt: ago(2), failedAt: ago(1) }, at(600), 'amber', 'failed'],
    ['never did anything but fail', { doneAt: null, failedAt: ago(1) }, at(1), 'amber', 'failed'],
    ['has not run for too long', { doneAt: ago(6), failedAt: null }, at(600), 'amber', 'late'],
    ['has never run, on a server that has been up for long', undefined, at(6), 'amber', 'late'],
    ['has not run yet on a server that has just started', undefined, at(1), 'unknown', 'not-run-yet'],
    [
      'ran before a server that has just started',
      { doneAt: ago(600), failedAt: null },
      at(1),
      'unknown',
      'not-run-yet',
    ],
  ] as const)('that %s', (_name, run, times, state, code) => {
    expect(judgeRun(run, times)).toMatchObject({ state, code });
  });
});

describe('a backup', () => {
  it('that nobody reported is a fault of a server, and none of local mode', () => {
    expect(judgeBackup(undefined, now, 'server')).toEqual({ state: 'amber', code: 'backup-not-reported', at: null });
    expect(judgeBackup(undefined, now, 'local').state).toBe('unknown');
  });

  it('is fresh for two days', () => {
    const of = (minutes: number) => judgeBackup({ doneAt: ago(minutes), failedAt: null }, now, 'server').code;
    expect([of(2 * 24 * 60), of(2 * 24 * 60 + 1)]).toEqual(['backup-made', 'backup-old']);
  });
});
