import { DrizzleQueryError } from 'drizzle-orm/errors';
import { errorCode } from '@/lib/error-code';

/**
 * A query failed. Says which way (PostgreSQL manual, appendix A) and nothing else: the driver's own
 * error quotes the values of the query, and whatever logs an error would then log them.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  constructor(readonly code: string) {
    super(`The database refused a query (${code})`);
  }
}

/** The same failure without the values it was about. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  return new DatabaseError(errorCode(error) ?? 'no code');
}
