import { and, eq, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSystem } from '@/lib/db/doors';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { inquiries } from '@/lib/db/tables/inquiries';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { rateLimits } from '@/lib/db/tables/rate-limits';
import { sessions } from '@/lib/db/tables/sessions';
import { subjects } from '@/lib/db/tables/subjects';
import { visits } from '@/lib/db/tables/visits';
import { endSuppressions } from '@/lib/marketing/suppression';
import { reportError } from '@/lib/report-error';

const batch = 500;

/** People whose time is over: sign-ups nobody confirmed (24 hours), farewells that could not be told (72 hours). */
async function eraseOverdue(): Promise<{ erased: number; more: boolean }> {
  const due = await asSystem('sweep', (tx) =>
    tx
      .select({ id: subjects.id })
      .from(subjects)
      .where(lte(subjects.eraseAfter, sql`now()`))
      .orderBy(subjects.eraseAfter)
      .limit(batch),
  );
  return eraseAll(due, 'overdue');
}

async function eraseAll(due: { id: string }[], who: 'anyone' | 'overdue'): Promise<{ erased: number; more: boolean }> {
  let erased = 0;
  for (const { id } of due) {
    try {
      if (await eraseSubject(id, null, who)) erased += 1;
    } catch (error) {
      // One that cannot be destroyed must not keep the others; the next sweep tries it again.
      reportError('erasure-failed', error);
    }
  }
  return { erased, more: due.length === batch && erased > 0 };
}

/** People without an account whose inquiry was answered 12 months ago, which is when it counts as closed. */
async function eraseAnsweredInquirers(): Promise<{ erased: number; more: boolean }> {
  const due = await asSystem('sweep', (tx) =>
    tx
      .select({ id: subjects.id })
      .from(inquiries)
      .innerJoin(subjects, and(eq(subjects.id, inquiries.subjectId), eq(subjects.kind, 'inquirer')))
      .where(lt(inquiries.answeredAt, sql`now() - interval '12 months'`))
      .orderBy(inquiries.answeredAt)
      .limit(batch),
  );
  return eraseAll(due, 'anyone');
}

/** Links, sessions, address changes, counters and suppressions that can no longer be used; visits past their period. */
const endExpired = () =>
  asSystem('sweep', async (tx) => {
    await tx.delete(mailLinks).where(lt(mailLinks.expiresAt, sql`now()`));
    // One past its 12 hours opens nothing and is not seen again: it goes by this rule half an hour later.
    await tx.delete(sessions).where(lt(sessions.seenAt, sql`now() - interval '30 minutes'`));
    // A confirmed one goes when the old address has been told, and after a week in any case.
    await tx
      .delete(emailChanges)
      .where(
        and(
          lt(emailChanges.requestedAt, sql`now() - interval '1 day'`),
          or(isNull(emailChanges.confirmedAt), lt(emailChanges.confirmedAt, sql`now() - interval '7 days'`)),
        ),
      );
    await endSuppressions(tx);
    await tx.delete(rateLimits).where(lt(rateLimits.expire, sql`now()`));
    await tx.delete(visits).where(lt(visits.at, sql`now() - interval '12 months'`));
    await tx
      .update(visits)
      .set({ ipAddress: null })
      .where(and(lt(visits.at, sql`now() - interval '90 days'`), isNotNull(visits.ipAddress)));
  });

/** Destroys what is past its time, by the database's clock. Safe to run anywhere, at any time, twice at once. */
export async function sweep(): Promise<{ erased: number }> {
  let erased = 0;
  for (const eraseDue of [eraseOverdue, eraseAnsweredInquirers]) {
    for (let more = true; more; ) {
      const round = await eraseDue();
      erased += round.erased;
      more = round.more;
    }
  }
  await endExpired();
  return { erased };
}
