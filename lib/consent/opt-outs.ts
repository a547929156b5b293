import { asSubject, holdSubject, type Subject } from '@/lib/db/doors';
import type { OptOutId } from '@/lib/policy/current';
import { currentConsents } from './current-consents';
import { consentEvent, noticeOf, recordEvents } from './record-events';

/** Opts out in My Data, or takes an opt-out back: the explicit choice that no signal overrides. Idempotent. */
export const changeOptOut = (subject: Subject, consent: OptOutId, choice: 'out' | 'back'): Promise<void> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    const isOut = (await currentConsents(tx, subject.id)).get(consent)?.decision === 'refused';
    if (isOut === (choice === 'out')) return;
    const decision = choice === 'out' ? 'refused' : 'granted';
    const event = consentEvent({
      subjectId: subject.id,
      consent,
      decision,
      place: 'myData',
      notice: noticeOf(consent),
    });
    await recordEvents(tx, [event], subject.id);
  });
