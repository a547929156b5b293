import { and, desc, eq, lt, or } from 'drizzle-orm';
import { asSubject, type Subject } from '@/lib/db/doors';
import { visits } from '@/lib/db/tables/visits';
import { policy } from '@/lib/policy/current';
import { findKey } from '@/lib/subjects/keys';

export interface VisitView {
  id: string;
  at: Date;
  /** Null once its 90 days are over. */
  ipAddress: string | null;
  done: string;
}

export const visitsPerPage = 25;

const labels: Readonly<Record<string, string>> = policy.declared.usageRecords;

/** The person's visits, newest first, one page; `before` is the last row of the page before. */
export const listVisits = (subject: Subject, before?: { at: Date; id: string }): Promise<VisitView[]> =>
  asSubject(subject, async (tx) => {
    const key = await findKey(tx, subject.id);
    if (!key) return [];
    const rows = await tx
      .select()
      .from(visits)
      .where(
        and(
          eq(visits.subjectId, subject.id),
          before ? or(lt(visits.at, before.at), and(eq(visits.at, before.at), lt(visits.id, before.id))) : undefined,
        ),
      )
      .orderBy(desc(visits.at), desc(visits.id))
      .limit(visitsPerPage);
    return rows.map((row) => {
      const { id, at, ipAddress, usageRecord } = key.open(visits, row.id, row);
      return { id, at, ipAddress, done: labels[usageRecord] ?? usageRecord };
    });
  });
