import { and, eq, isNull, sql } from 'drizzle-orm';
import { currentConsents } from '@/lib/consent/current-consents';
import { asSubject, type Subject } from '@/lib/db/doors';
import { policyNotices } from '@/lib/db/tables/policy-notices';
import { ownReleases, type Release } from '@/lib/policy/releases';
import { type NoticeOfChange, noticeOfChange } from './notice-of-change';

/** What the person was told of and has not called read: the earliest version first. */
export const listUnread = (subject: Subject, releases: readonly Release[] = ownReleases): Promise<NoticeOfChange[]> =>
  asSubject(subject, async (tx) => {
    if (releases.length === 0) return [];
    const rows = await tx
      .select({ version: policyNotices.version })
      .from(policyNotices)
      .where(and(eq(policyNotices.subjectId, subject.id), isNull(policyNotices.readAt)));
    const unread = releases.filter(({ after }) => rows.some(({ version }) => version === after.version));
    if (unread.length === 0) return [];
    const states = await currentConsents(tx, subject.id);
    return unread.map((release) => noticeOfChange(release, states));
  });

/** Notes that the person has read of a version. Pressed twice, the first time stands; a version they were not told of is nothing to note. */
export const readNotice = (subject: Subject, version: string): Promise<void> =>
  asSubject(subject, async (tx) => {
    await tx
      .update(policyNotices)
      .set({ readAt: sql`now()` })
      .where(
        and(eq(policyNotices.subjectId, subject.id), eq(policyNotices.version, version), isNull(policyNotices.readAt)),
      );
  });
