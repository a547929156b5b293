import { sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { jobRuns } from '@/lib/db/tables/job-runs';

/** What the workers do, and the backup, which whoever makes it reports. */
export const jobNames = [
  'mailer',
  'sweep',
  'erasures',
  'processors',
  'renewals',
  'policy-notices',
  'audit-seal',
  'audit-publish',
  'erasure-ledger',
  'erasure-ledger-trim',
  'give-way',
  'backup',
] as const;

export type JobName = (typeof jobNames)[number];

export interface JobRun {
  doneAt: Date | null;
  failedAt: Date | null;
}

/** Notes that a job has done its work, or failed, at this moment by the database's clock. */
export async function noteRun(job: JobName, end: 'done' | 'failed'): Promise<void> {
  const set = end === 'done' ? { doneAt: sql`now()` } : { failedAt: sql`now()` };
  await asSystem('jobs', (tx) =>
    tx
      .insert(jobRuns)
      .values({ job, ...set })
      .onConflictDoUpdate({ target: jobRuns.job, set }),
  );
}

/** The last runs on any server, by job; of a job that has never run there is none. */
export const listRuns = (): Promise<Map<string, JobRun>> =>
  asSystem('jobs', async (tx) => {
    const rows = await tx.select().from(jobRuns);
    return new Map(rows.map(({ job, doneAt, failedAt }) => [job, { doneAt, failedAt }]));
  });
