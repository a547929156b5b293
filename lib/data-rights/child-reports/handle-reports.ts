import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { asHandler, recordLook } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { reporters } from '@/lib/db/tables/reporters';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey } from '@/lib/subjects/keys';
import { isOverdue } from './overdue-purges';
import type { Answer } from './schema';

/** What a handler sees of a report before opening it: nothing about anybody. */
const line = {
  id: childReports.id,
  state: childReports.state,
  reportedAt: childReports.reportedAt,
  askedAt: childReports.askedAt,
  decidedAt: childReports.decidedAt,
  decidedBy: childReports.decidedBy,
  purgeBy: childReports.purgeBy,
  purgedAt: childReports.purgedAt,
  isAnonymous: sql<boolean>`${childReports.subjectId} is null`,
  isOverdue: sql<boolean>`${isOverdue}`,
};

/** The reports that wait for an answer or for their end, the oldest first. */
export const listReports = (handler: string) =>
  asHandler(handler, 'children', (tx) =>
    tx
      .select(line)
      .from(childReports)
      .where(inArray(childReports.state, ['open', 'confirmed']))
      .orderBy(asc(childReports.reportedAt))
      .limit(200),
  );

interface Reported {
  kind: 'account' | 'inquirer';
  createdAt: Date;
}

export interface OpenReport {
  report: Awaited<ReturnType<typeof listReports>>[number];
  /** Null where none was left, or it is gone. */
  contact: string | null;
  /** Whoever is here under the address: that they are, and since when. */
  held: Reported[];
}

/** Opens one report for a handler, and records that the reporter, and whoever is reported, was looked at. */
export const showReport = (handler: string, id: string): Promise<Result<OpenReport, 'not-found'>> =>
  asHandler(handler, 'children', async (tx) => {
    const [row] = await tx
      .select({ ...line, subjectId: childReports.subjectId })
      .from(childReports)
      .where(eq(childReports.id, id));
    if (!row) return refuse('not-found');
    const { subjectId, ...report } = row;
    const people = await tx
      .select({ id: sql<string>`id`, kind: sql<Reported['kind']>`kind`, createdAt: sql<string>`created_at` })
      .from(sql`portal_reported_people(${id})`);
    for (const person of people) await recordLook(tx, person.id);
    const held = people.map(({ kind, createdAt }) => ({ kind, createdAt: new Date(createdAt) }));
    if (subjectId === null) return ok({ report, contact: null, held });
    // Last, since the way to a key is open for whoever was looked at last.
    await recordLook(tx, subjectId);
    const key = await findKey(tx, subjectId);
    const [reporter] = await tx
      .select({ contact: reporters.contact })
      .from(reporters)
      .where(eq(reporters.subjectId, subjectId));
    return ok({ report, contact: key && reporter ? key.open(reporters, subjectId, reporter).contact : null, held });
  });

/**
 * Decides about a report, and every other open one of its address, where the holder has not answered. Confirmed, a trigger
 * restricts whoever has the address now, and the next sweep erases them.
 */
export const decideReport = (
  handler: string,
  id: string,
  answer: Answer,
): Promise<Result<null, 'not-found' | 'decided-already'>> =>
  asHandler(handler, 'children', async (tx) => {
    const decided = await tx
      .update(childReports)
      .set({ state: answer })
      .where(and(eq(childReports.id, id), eq(childReports.state, 'open')))
      .returning({ id: childReports.id });
    if (decided.length > 0) return ok(null);
    const found = await tx.select({ id: childReports.id }).from(childReports).where(eq(childReports.id, id));
    return refuse(found.length > 0 ? 'decided-already' : 'not-found');
  });
