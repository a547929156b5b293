import { pingDatabase } from '@/lib/db/client';
import { reportError } from '@/lib/report-error';

/** Null while the database answers; otherwise the id under which the outage was reported. */
export async function findOutage(): Promise<string | null> {
  try {
    await pingDatabase();
    return null;
  } catch (error) {
    return reportError('database-gone', error);
  }
}
