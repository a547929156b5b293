import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { asVisitor, hashToken } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { answerDays } from '@/lib/policy/child-ages';
import { ok, type Result, refuse } from '@/lib/result';
import type { Answer } from './schema';

type State = (typeof childReports.$inferSelect)['state'];

const isLive: SQL = gt(childReports.askedAt, sql`now() - make_interval(days => ${answerDays})`);

/** How the report of a mailed link stands; null where its time is over, or there is none. Changes nothing. */
export const readQuestion = (token: string): Promise<State | null> =>
  asVisitor({ kind: 'child-report', token }, async (tx) => {
    const [row] = await tx
      .select({ state: childReports.state, isLive: sql<boolean>`${isLive}` })
      .from(childReports)
      .where(eq(childReports.tokenHash, hashToken(token)));
    if (!row) return null;
    return row.state === 'open' && !row.isLive ? null : row.state;
  });

/**
 * What the holder of the address says. The predicate of the UPDATE makes it single use, and triggers carry out what follows:
 * confirmed, everybody at the address is restricted now and erased by the next sweep; denied, the report is closed and its
 * reporter's contact goes. It holds for the address the link was mailed to, whoever has moved away from it since.
 */
export const answerReport = (token: string, answer: Answer): Promise<Result<null, 'over'>> =>
  asVisitor({ kind: 'child-report', token }, async (tx) => {
    const answered = await tx
      .update(childReports)
      .set({ state: answer })
      .where(and(eq(childReports.tokenHash, hashToken(token)), eq(childReports.state, 'open'), isLive))
      .returning({ id: childReports.id });
    return answered.length > 0 ? ok(null) : refuse('over');
  });
