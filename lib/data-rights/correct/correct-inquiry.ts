import { eq } from 'drizzle-orm';
import { currentConsents } from '@/lib/consent/current-consents';
import { onlyCovered } from '@/lib/consent/only-covered';
import { asSubject, holdSubject, type Subject, type Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import type { ItemId } from '@/lib/policy/current';
import { findConsent } from '@/lib/policy/find-consent';
import { leftOutAt } from '@/lib/policy/left-out';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { ok, type Result, refuse } from '@/lib/result';
import { changesOf } from '@/lib/subjects/changes-of';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import type { InquiryCorrection } from './inquiry-correction';

const none = leftOutAt('contact');

const optionalItems: readonly ItemId[] = findConsent('inquiryOptional')?.items ?? [];

type Row = typeof inquiries.$inferSelect;

/**
 * Puts right what is wrong in an inquiry, in the door of its person. Optional items are stored only while their consent stands. What
 * stood there before is kept by a trigger. Where nothing differs nothing is done. The text is the person's own until it is answered.
 *
 * @param row held for update, so that nobody answers meanwhile
 */
export async function applyCorrection(
  tx: Tx,
  key: SubjectKey,
  row: Row,
  correction: InquiryCorrection,
  channel: 'self-service' | 'mailed-link' = 'self-service',
): Promise<Result<null, 'answered-already'>> {
  if (correction.inquiryDetails !== undefined && row.status === 'answered') return refuse('answered-already');
  const optional = (await currentConsents(tx, key.subjectId)).get('inquiryOptional');
  const kept: InquiryCorrection = optional?.counts
    ? onlyCovered(correction, optionalItems, optional.covers)
    : { ...correction, ...none };
  const changes = changesOf(key.open(inquiries, row.id, row), kept);
  if (Object.keys(changes).length === 0) return ok(null);
  await tx
    .update(inquiries)
    .set(key.seal(inquiries, row.id, changes))
    .where(eq(inquiries.id, row.id));
  await recordInstantRequest(tx, key.subjectId, 'correction', channel);
  return ok(null);
}

/** Corrects an inquiry of the account. */
export const correctInquiry = (
  subject: Subject,
  id: string,
  correction: InquiryCorrection,
): Promise<Result<null, 'not-found' | 'answered-already'>> =>
  asSubject(subject, async (tx) => {
    const key = await findKey(tx, subject.id);
    await holdSubject(tx);
    const [row] = key ? await tx.select().from(inquiries).where(eq(inquiries.id, id)).for('update') : [];
    if (!key || !row) return refuse('not-found');
    return applyCorrection(tx, key, row, correction);
  });
