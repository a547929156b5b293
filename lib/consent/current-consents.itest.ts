import { expect, it } from 'vitest';
import { asSystem } from '@/lib/db/doors';
import { makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { agreesToMarketing, currentConsents } from './current-consents';

const database = useDatabase();

const agrees = (id: string) => asSystem('test', (tx) => agreesToMarketing(tx, id));

it('a yes to marketing counts for 36 months and no second longer', async () => {
  const person = await makePerson('ines@portal.test', 'yes');
  const given = (ago: string) =>
    database.admin.query(
      "update consent_events set at = now() - $2::interval where subject_id = $1 and consent = 'marketing'",
      [person.id, ago],
    );
  expect(await agrees(person.id)).toBe(true);
  await given('36 months -1 minute');
  expect(await agrees(person.id)).toBe(true);
  await given('36 months 1 second');
  expect(await agrees(person.id)).toBe(false);
});

it('a consent of the account has no such end', async () => {
  const person = await makePerson('otto@portal.test');
  await database.admin.query("update consent_events set at = now() - interval '40 months' where subject_id = $1", [
    person.id,
  ]);
  const states = await asSystem('test', (tx) => currentConsents(tx, person.id));
  expect(states.get('account')?.counts).toBe(true);
});
