import { expect, it } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';
import { listRuns, noteRun } from './job-runs';

const database = useDatabase();

it('a backup is as old as whoever makes it last said, and unknown until then', async () => {
  expect((await listRuns()).get('backup')).toBeUndefined();
  await noteRun('backup', 'done');
  await database.admin.query("update job_runs set done_at = done_at - interval '2 days'");
  const then = (await listRuns()).get('backup')?.doneAt?.getTime() ?? 0;
  await noteRun('backup', 'done');
  const now = (await listRuns()).get('backup')?.doneAt?.getTime() ?? 0;
  expect(now - then).toBeGreaterThan(2 * 86_400_000 - 1000);
});

it('a run that fails leaves when the last good one was', async () => {
  await noteRun('sweep', 'done');
  await noteRun('sweep', 'failed');
  await noteRun('mailer', 'failed');
  const runs = await listRuns();
  expect(runs.get('sweep')).toEqual({ doneAt: expect.any(Date), failedAt: expect.any(Date) });
  expect(runs.get('mailer')).toEqual({ doneAt: null, failedAt: expect.any(Date) });
});
