import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { currentConsents } from '@/lib/consent/current-consents';
import { listReceiptIds } from '@/lib/consent/list-consents';
import { consentEvent, holdMarketing, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { asVisitor, type Tx } from '@/lib/db/doors';
import { isUniqueViolation } from '@/lib/db/is-unique-violation';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { subjects } from '@/lib/db/tables/subjects';
import type { LinkUse } from '@/lib/mail/mail-links';
import { queueMail } from '@/lib/mail/queue-mail';
import { endOtherLinks, takeLink } from '@/lib/mail/use-link';
import { recordForSubscribers } from '@/lib/marketing/preferences';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { ok, type Result, refuse } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';
import { getKey } from '@/lib/subjects/keys';

export type ConfirmUse = Exclude<LinkUse, 'reset-password' | 'renew-marketing' | 'confirm-request'>;

/** The address is the person's from here on, and what waited for that counts: a pending yes to marketing, say. */
async function proveAddress(tx: Tx, subjectId: string) {
  await tx.update(subjects).set({ provedAt: sql`now()`, eraseAfter: null }).where(eq(subjects.id, subjectId));
  await queueMail(tx, { template: 'consent-receipts', subjectId, receiptIds: await listReceiptIds(tx, subjectId) });
  const marketing = (await currentConsents(tx, subjectId)).get('marketing');
  if (marketing?.counts) await queueMail(tx, { template: 'marketing-welcome', subjectId });
  // To a human it is one mailbox: whoever says no there means all of it.
  if (marketing?.decision === 'refused')
    await recordForSubscribers(tx, subjectId, { decision: 'withdrawn' }, 'mailLink');
}

/**
 * A yes moves with its account, which the mail before the press has told; but not to an address at which somebody else
 * said no last. Whoever pressed may agree again.
 */
async function endRefusedYes(tx: Tx, subjectId: string) {
  // Behind a no that is being said there at this moment.
  await holdMarketing(tx, subjectId);
  if ((await currentConsents(tx, subjectId)).get('marketing')?.decision !== 'granted') return;
  const { rows } = (await tx.execute(sql`select portal_refused_by_another() as refused`)) as unknown as {
    rows: { refused: boolean }[];
  };
  if (!rows[0]?.refused) return;
  const notice = noticeOf('marketing');
  const event = consentEvent({ subjectId, consent: 'marketing', decision: 'withdrawn', place: 'mailLink', notice });
  await recordEvents(tx, [event], subjectId);
}

/** Moves the account to its new address; the old one stays beside it until it has been told. */
async function moveToNewEmail(tx: Tx, subjectId: string, token: string) {
  const [change] = await tx.select().from(emailChanges).where(eq(emailChanges.subjectId, subjectId));
  if (!change || change.confirmedAt) return 'link-over' as const;
  const key = await getKey(tx, subjectId);
  const { newEmail } = key.open(emailChanges, subjectId, change);
  // Whose closing is due stays where it was asked for: a report about a child's data is over once nobody of its address is here.
  const stays = or(isNull(subjects.closesAt), gt(subjects.closesAt, sql`now()`));
  const moved = await tx
    .update(subjects)
    .set({ emailIndex: emailIndex(newEmail), provedAt: sql`now()` })
    .where(and(eq(subjects.id, subjectId), stays))
    .returning({ id: subjects.id });
  if (moved.length === 0) return 'link-over' as const;
  await tx.update(emailChanges).set({ confirmedAt: sql`now()` }).where(eq(emailChanges.subjectId, subjectId));
  await tx
    .update(accounts)
    .set({ ...key.seal(accounts, subjectId, { email: newEmail }), emailChangedAt: sql`now()` })
    .where(eq(accounts.subjectId, subjectId));
  await endRefusedYes(tx, subjectId);
  // A link mailed to the old address must not open the account any more.
  await endOtherLinks(tx, subjectId, token);
  await recordInstantRequest(tx, subjectId, 'correction');
  await queueMail(tx, { template: 'email-changed', subjectId });
  return null;
}

/**
 * Does what a mailed link confirms, once. When two people confirm one address the first one has it;
 * the transaction of the other leaves nothing behind.
 */
export async function confirmByLink(
  token: string,
  use: ConfirmUse,
): Promise<Result<null, 'link-over' | 'already-taken'>> {
  try {
    const refusal = await asVisitor({ kind: 'link', token }, async (tx) => {
      const subjectId = await takeLink(tx, token, use);
      if (!subjectId) return 'link-over' as const;
      if (use === 'confirm-new-email') return moveToNewEmail(tx, subjectId, token);
      await proveAddress(tx, subjectId);
      return null;
    });
    return refusal ? refuse(refusal) : ok(null);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('already-taken');
    throw error;
  }
}
