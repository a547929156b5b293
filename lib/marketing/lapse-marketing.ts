import { and, eq, type SQL } from 'drizzle-orm';
import { consentEvent, holdMarketing, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { asSystem } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { reportError } from '@/lib/report-error';
import { clock, yesEndsWithin } from './ending-yes';

const batch = 500;
const listOver = (over: SQL) =>
  asSystem('renewals', (tx) =>
    tx
      .select({ subjectId: consentEvents.subjectId })
      .from(consentEvents)
      .where(over)
      .orderBy(consentEvents.at)
      .limit(batch),
  );

/** One person each, so that one that fails keeps nobody else. Looks again once nothing else can be said meanwhile. */
const lapse = (subjectId: string, over: SQL): Promise<boolean> =>
  asSystem('renewals', async (tx) => {
    await holdMarketing(tx, subjectId);
    const [person] = await tx
      .select({ provedAt: subjects.provedAt })
      .from(consentEvents)
      .innerJoin(subjects, eq(subjects.id, consentEvents.subjectId))
      .where(and(over, eq(consentEvents.subjectId, subjectId)));
    if (!person) return false;
    const event = consentEvent({
      subjectId,
      consent: 'marketing',
      decision: 'lapsed',
      place: 'sweep',
      notice: noticeOf('marketing'),
    });
    await recordEvents(tx, [event], person.provedAt ? subjectId : null);
    return true;
  });

/**
 * Writes into the ledger that a yes has ended with its 36 months. It has not counted since that second, whenever this
 * runs; mail that waits goes by a trigger. Safe to run anywhere, twice at once.
 */
export async function lapseMarketing(now?: Date): Promise<number> {
  const over = yesEndsWithin(0, clock(now));
  let lapsed = 0;
  for (;;) {
    const due = await listOver(over);
    const before = lapsed;
    for (const { subjectId } of due) {
      try {
        if (subjectId && (await lapse(subjectId, over))) lapsed += 1;
      } catch (error) {
        reportError('lapse-failed', error);
      }
    }
    if (due.length < batch || lapsed === before) return lapsed;
  }
}
