import { and, desc, eq, sql } from 'drizzle-orm';
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

/** Told by the row itself: a `Date` cuts microseconds off its time, and would skip those of the same millisecond. */
const isBefore = (id: string) =>
  sql`(${visits.at}, ${visits.id}) < ((select at from visits each where each.id = ${id}), ${id})`;

/**
 * The person's visits, newest first, one page; `before` is the id of the last one on the page before. After one that is gone,
 * or not theirs, comes none.
 */
export const listVisits = (subject: Subject, before?: string): Promise<VisitView[]> =>
  asSubject(subject, async (tx) => {
    const key = await findKey(tx, subject.id);
    if (!key) return [];
    const rows = await tx
      .select()
      .from(visits)
      .where(and(eq(visits.subjectId, subject.id), before === undefined ? undefined : isBefore(before)))
      .orderBy(desc(visits.at), desc(visits.id))
      .limit(visitsPerPage);
    return rows.map((row) => {
      const { id, at, ipAddress, usageRecord } = key.open(visits, row.id, row);
      return { id, at, ipAddress, done: labels[usageRecord] ?? usageRecord };
    });
  });
