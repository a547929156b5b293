import { asVisitor, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { ok, type Result, refuse } from '@/lib/result';
import { currentConsents } from './current-consents';
import { readOptOutToken } from './opt-out-token';
import { consentEvent } from './record-decisions';

/** What the page behind an opt-out link shows before anything is pressed. Changes nothing. */
export async function readOptOut(token: string): Promise<Result<'subscribed' | 'not-subscribed', 'forged-link'>> {
  const subjectId = readOptOutToken(token);
  if (!subjectId) return refuse('forged-link');
  const subscribed = await asVisitor({ kind: 'opt-out', subjectId }, (tx) => currentDecision(tx, subjectId));
  return ok(subscribed === 'granted' ? 'subscribed' : 'not-subscribed');
}

async function currentDecision(tx: Tx, subjectId: string) {
  return (await currentConsents(tx, subjectId)).get('marketing')?.decision;
}

/** Withdraws marketing by the link in a mail, signed out. Idempotent; an erased person's link is no error. */
export async function optOut(token: string): Promise<Result<null, 'forged-link'>> {
  const subjectId = readOptOutToken(token);
  if (!subjectId) return refuse('forged-link');
  await asVisitor({ kind: 'opt-out', subjectId }, async (tx) => {
    if ((await currentDecision(tx, subjectId)) !== 'granted') return;
    await tx.insert(consentEvents).values(consentEvent(subjectId, 'marketing', 'withdrawn', 'signUp', 'mailLink'));
  });
  return ok(null);
}
