import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * When each job last did its work and last failed, on whichever server: what is shown in public of the controls that run. One row a
 * job, and of the backup, which whoever makes it reports. Holds nothing about anybody.
 */
export const jobRuns = pgTable(
  'job_runs',
  {
    job: text().primaryKey(),
    doneAt: timestamp('done_at', { withTimezone: true }),
    failedAt: timestamp('failed_at', { withTimezone: true }),
  },
  () => [jobRows('job_runs')],
);
