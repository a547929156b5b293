import { sql } from 'drizzle-orm';
import { currentConsents } from '@/lib/consent/current-consents';
import { onlyCovered } from '@/lib/consent/only-covered';
import { formEvents, recordEvents } from '@/lib/consent/record-events';
import { asSubject, holdSubject, type Subject } from '@/lib/db/doors';
import { profiles } from '@/lib/db/tables/profiles';
import type { ConsentId, ItemId } from '@/lib/policy/current';
import { findConsent } from '@/lib/policy/find-consent';
import { leftOutAt } from '@/lib/policy/left-out';
import type { Entries } from '@/lib/policy/point-items';
import type { Policies } from '@/lib/policy/releases';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { ok, type Result, refuse } from '@/lib/result';
import { changesOf } from '@/lib/subjects/changes-of';
import { getKey } from '@/lib/subjects/keys';

/** What the first log-in asks for. */
export type Profile = Entries<'firstLogin'>;

const none = leftOutAt('firstLogin');

const optionalItems: readonly ItemId[] = findConsent('profileOptional')?.items ?? [];

/** The person's profile; null before the first log-in step is done. */
export const findProfile = (subject: Subject): Promise<Profile | null> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select().from(profiles);
    if (!row) return null;
    const {
      subjectId: _,
      createdAt,
      changedAt,
      ...profile
    } = (await getKey(tx, subject.id)).open(profiles, subject.id, row);
    return profile;
  });

/**
 * Stores the first log-in step with its decisions. With the optional items refused, none of them is
 * stored, whatever was typed. Sent twice, the second finds it done.
 */
export async function completeProfile(
  subject: Subject,
  profile: Profile,
  decisions: Partial<Record<ConsentId, 'yes' | 'no'>>,
): Promise<void> {
  const kept = decisions.profileOptional === 'yes' ? profile : { ...profile, ...none };
  await asSubject(subject, async (tx) => {
    const key = await getKey(tx, subject.id);
    const stored = await tx
      .insert(profiles)
      .values({ subjectId: subject.id, ...key.seal(profiles, subject.id, { ...kept }) })
      .onConflictDoNothing()
      .returning({ subjectId: profiles.subjectId });
    if (stored.length > 0) await recordEvents(tx, formEvents(subject.id, 'firstLogin', decisions), subject.id);
  });
}

/**
 * Corrects what is named of the profile; a null removes an optional item. Without a consent for the optional items none is stored,
 * and none that was not in it when it was given.
 * What stood there before is kept by a trigger, and so is the notice to a processor that has the item. Where nothing differs nothing
 * is done.
 */
export const correctProfile = (
  subject: Subject,
  correction: Partial<Profile>,
  policies?: Policies,
): Promise<Result<null, 'no-profile'>> =>
  asSubject(subject, async (tx) => {
    const key = await getKey(tx, subject.id);
    await holdSubject(tx);
    const [row] = await tx.select().from(profiles);
    if (!row) return refuse('no-profile');
    const optional = (await currentConsents(tx, subject.id, policies)).get('profileOptional');
    const kept: Partial<Profile> = optional?.counts
      ? onlyCovered(correction, optionalItems, optional.covers)
      : { ...correction, ...none };
    const changes = changesOf(key.open(profiles, subject.id, row), kept);
    if (Object.keys(changes).length === 0) return ok(null);
    await tx.update(profiles).set({ ...key.seal(profiles, subject.id, changes), changedAt: sql`now()` });
    await recordInstantRequest(tx, subject.id, 'correction');
    return ok(null);
  });
