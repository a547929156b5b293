import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';

/** Nobody of the address of the outer query's report is here. OFFSET 0: report by report, never all people at once. */
const nobodyAt = (more: SQL = sql`true`) =>
  sql`not exists (select from ${subjects} where ${subjects.emailIndex} = ${childReports.emailIndex}
    and ${subjects.kind} in ('account', 'inquirer') and ${more} offset 0)`;

/**
 * Says of each confirmed report that it is done, once erasures have destroyed whoever was restricted by it, and has the reporter
 * told whose contact is still here. Closes those that came to nothing, since nobody was there or has gone meanwhile. Safe to run
 * anywhere, twice at once.
 *
 * @returns how many came to their end as destroyed
 */
export const finishReports = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    await tx
      .update(childReports)
      .set({ state: 'not-held' })
      .where(and(eq(childReports.state, 'open'), nobodyAt()));
    const purged = await tx
      .update(childReports)
      .set({ state: 'purged' })
      .where(and(eq(childReports.state, 'confirmed'), nobodyAt(lte(subjects.closesAt, sql`now()`))))
      .returning({ subjectId: childReports.subjectId });
    for (const { subjectId } of purged) if (subjectId) await queueMail(tx, { template: 'child-purged', subjectId });
    return purged.length;
  });
