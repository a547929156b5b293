import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { asSubject, type DataSubject } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { channelOf, recordInstantRequest } from '@/lib/requests/instant-request';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import type { RestrictionGround } from './restriction-grounds';

export interface Restriction {
  since: Date;
  ground: RestrictionGround;
}

export const restrictionColumns = { since: subjects.restrictedAt, ground: subjects.restrictionGround };

export const restrictionOf = ({
  since,
  ground,
}: { [K in keyof Restriction]: Restriction[K] | null }): Restriction | null =>
  since && ground ? { since, ground } : null;

/** How the person's data is restricted; null where it is not. */
export const findRestriction = (subject: DataSubject): Promise<Restriction | null> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select(restrictionColumns).from(subjects).where(eq(subjects.id, subject.id));
    return row ? restrictionOf(row) : null;
  });

/**
 * From here on the doors refuse every purpose but storage, claims and the person's own access (GDPR 18). One that runs
 * already stays as it began. Confirmed by mail.
 */
export const restrictProcessing = (
  subject: DataSubject,
  ground: RestrictionGround,
): Promise<Result<null, 'already-restricted' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const restricted = await tx
      .update(subjects)
      .set({ restrictedAt: sql`now()`, restrictionGround: ground })
      .where(and(eq(subjects.id, subject.id), isNull(subjects.restrictedAt)))
      .returning({ id: subjects.id });
    if (restricted.length === 0) return refuse('already-restricted');
    await recordInstantRequest(tx, subject.id, 'restriction', channelOf(subject), 'begun');
    await queueMail(tx, { template: 'restriction-began', subjectId: subject.id });
    return ok(null);
  });

/** The person's own end of it, at once, and confirmed by mail. We end one only as `lift-restriction` does. */
export const endRestriction = (subject: DataSubject): Promise<Result<null, 'not-restricted' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const ended = await tx
      .update(subjects)
      .set({ restrictedAt: null, restrictionGround: null })
      .where(and(eq(subjects.id, subject.id), isNotNull(subjects.restrictedAt)))
      .returning({ id: subjects.id });
    if (ended.length === 0) return refuse('not-restricted');
    await recordInstantRequest(tx, subject.id, 'restriction', channelOf(subject), 'ended');
    await queueMail(tx, { template: 'restriction-ended', subjectId: subject.id });
    return ok(null);
  });
