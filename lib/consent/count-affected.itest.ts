import { expect, it } from 'vitest';
import { asSubject } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { makePerson, type Person, startSignUp } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { countAffected } from './count-affected';
import { consentEvent, noticeOf } from './record-events';

const database = useDatabase();

it('counts confirmed accounts, mailboxes confirmed without one, and of each consent those whose newest word on it is a yes', async () => {
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

  const { inquirer } = await makeInquirer('wrote@portal.test');
  await makeInquirer('never-proved@portal.test');
  const { inquirer: withAccount } = await makeInquirer('otto@portal.test');
  for (const { id } of [inquirer, withAccount])
    await database.admin.query('update subjects set proved_at = now() where id = $1', [id]);

  // The same mailbox wrote twice.
  await database.admin.query(
    `insert into subjects (id, kind, email_index, proved_at) select 'again', kind, email_index, now() from subjects where id = $1`,
    [inquirer.id],
  );

  const { accounts, inquirers, agreed } = await countAffected(['marketing', 'account', 'inquiry']);
  expect(accounts).toBe(3);
  expect(inquirers).toBe(1);
  expect(Object.fromEntries(agreed)).toEqual({ marketing: 1, account: 4, inquiry: 3 });
});
