import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { asErrand, asSystem } from '@/lib/db/doors';
import { processorNotices } from '@/lib/db/tables/processor-notices';
import { env } from '@/lib/env';
import { reportError } from '@/lib/report-error';
import { StripeUnreachable } from '@/lib/stripe/judge-failure';
import { type ToldOutcome, tellCustomer } from '@/lib/stripe/tell-customer';
import { UnsealError } from '@/lib/subjects/envelope';
import { factsFor } from './facts-for';
import type { NoticeObstacle, NoticeOutcome } from './notice';

const batch = 10;

type Leased = Pick<
  typeof processorNotices.$inferSelect,
  'id' | 'subjectId' | 'what' | 'items' | 'version' | 'tries' | 'causedAt'
>;

/** Row-level security leaves out those of people whose processing is restricted, but for the restriction itself. */
const lease = (): Promise<Leased[]> =>
  asSystem('processors', (tx) => {
    const due = tx
      .select({ id: processorNotices.id })
      .from(processorNotices)
      .where(
        and(
          isNull(processorNotices.toldAt),
          lte(processorNotices.nextTryAt, sql`now()`),
          or(isNull(processorNotices.lockedUntil), lte(processorNotices.lockedUntil, sql`now()`)),
        ),
      )
      .orderBy(asc(processorNotices.nextTryAt))
      .limit(batch)
      .for('update', { skipLocked: true });
    return tx
      .update(processorNotices)
      .set({ lockedUntil: sql`now() + interval '55 seconds'`, tries: sql`${processorNotices.tries} + 1` })
      .where(sql`${processorNotices.id} in ${due}`)
      .returning({
        id: processorNotices.id,
        subjectId: processorNotices.subjectId,
        what: processorNotices.what,
        items: processorNotices.items,
        version: processorNotices.version,
        tries: processorNotices.tries,
        causedAt: processorNotices.causedAt,
      });
  });

type Answer = { outcome: NoticeOutcome } | { obstacle: NoticeObstacle } | 'later' | 'void';

function judge(notice: Leased, isRestricted: boolean, told: ToldOutcome): Answer {
  if (told.outcome === 'refused') {
    reportError('stripe-refused', new Error(), { notice: notice.id, reason: told.code });
    return { obstacle: 'refused' };
  }
  if (told.outcome !== 'told') return { outcome: told.outcome };
  if (notice.what === 'correction') return { outcome: 'corrected' };
  if (notice.what === 'deletion') return { outcome: 'deleted' };
  return { outcome: isRestricted ? 'restricted' : 'unrestricted' };
}

/** Tells what is so at this moment, whatever was so when the row was written. */
async function tell(notice: Leased): Promise<Answer> {
  if (env().stripeKey === null) return { obstacle: 'no-key' };
  try {
    const found = await asErrand(notice.subjectId, (tx) => factsFor(tx, notice));
    if (found === null) return { outcome: 'gone' };
    // Restricted since the lease: it waits like the others.
    if (found === 'restricted') return 'void';
    const { customerId, facts } = found;
    return judge(notice, facts.isRestricted === true, await tellCustomer(customerId, facts));
  } catch (error) {
    if (error instanceof UnsealError) return { obstacle: 'unreadable' };
    if (!(error instanceof StripeUnreachable)) throw error;
    reportError('stripe-unreachable', error, { notice: notice.id });
    return 'later';
  }
}

/** A change that came while this one was told is told at once; one that failed from half a minute up to an hour later. */
async function settle({ id, version, tries }: Leased, answer: Answer): Promise<void> {
  await asSystem('processors', async (tx) => {
    if (typeof answer === 'object' && 'outcome' in answer) {
      const told = await tx
        .update(processorNotices)
        .set({ outcome: answer.outcome, toldAt: sql`now()`, obstacle: null, lockedUntil: null })
        .where(and(eq(processorNotices.id, id), eq(processorNotices.version, version), isNull(processorNotices.toldAt)))
        .returning({ id: processorNotices.id });
      if (told.length > 0) return;
    }
    const wait = typeof answer === 'object' && 'obstacle' in answer ? 86_400 : Math.min(3600, 15 * 2 ** tries);
    await tx
      .update(processorNotices)
      .set({
        lockedUntil: null,
        ...(typeof answer === 'object' && 'obstacle' in answer && { obstacle: answer.obstacle }),
        nextTryAt:
          answer === 'later' || (typeof answer === 'object' && 'obstacle' in answer)
            ? sql`now() + make_interval(secs => ${wait})`
            : sql`now()`,
      })
      .where(and(eq(processorNotices.id, id), isNull(processorNotices.toldAt)));
  });
}

async function tellOne(notice: Leased): Promise<void> {
  try {
    await settle(notice, await tell(notice));
  } catch (error) {
    // One that fails must not keep the others.
    reportError('processor-notice-failed', error, { notice: notice.id });
    await settle(notice, 'later');
  }
}

/**
 * Tells every processor what it has to know (GDPR 19). Several servers share the work; killed at any point, the next run tells it again,
 * which changes nothing where it was told.
 *
 * @returns how many notices were taken on
 */
export async function tellProcessors(): Promise<number> {
  for (let taken = 0; ; ) {
    const notices = await lease();
    for (const notice of notices) await tellOne(notice);
    taken += notices.length;
    if (notices.length < batch) return taken;
  }
}
