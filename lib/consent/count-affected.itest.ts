import { expect, it } from 'vitest';
import { asSubject } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { makePerson, type Person, startSignUp } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { countAffected } from './count-affected';
import { consentEvent, noticeOf } from './record-events';

useDatabase();

it('counts confirmed accounts, and of each consent those whose newest word on it is a yes', async () => {
  const ines = await makePerson('ines@portal.test', 'yes');
  const otto = await makePerson('otto@portal.test', 'yes');
  await makePerson('mia@portal.test', 'no');
  await startSignUp('unconfirmed@portal.test', 'no');
  const decide = (subject: Person, decision: 'withdrawn' | 'paused') =>
    asSubject(subject, (tx) =>
      tx.insert(consentEvents).values(
        consentEvent({
          subjectId: subject.id,
          consent: 'marketing',
          decision,
          place: 'myData',
          notice: noticeOf('marketing'),
        }),
      ),
    );
  await decide(ines, 'withdrawn');
  await decide(otto, 'paused');

  const { accounts, agreed } = await countAffected(['marketing', 'account', 'inquiry']);
  expect(accounts).toBe(3);
  expect(Object.fromEntries(agreed)).toEqual({ marketing: 1, account: 4, inquiry: 0 });
});
