import { beforeAll, expect, it } from 'vitest';
import { fillProfile, makePerson, type Person } from '@/lib/testing/people';
import { reach } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { throughDoors } from './doors';
import { profiles } from './tables/profiles';

const database = useDatabase();

let ines: Person;
let otto: Person;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test');
  otto = await makePerson('otto@portal.test');
  await fillProfile(ines);
});

it('a transaction through several doors reaches at each what is that one’s own', async () => {
  const seen = await throughDoors(async (through) => [
    await through.eraser(otto.id, (tx) => reach(tx, 'accounts')),
    await through.subject(ines, (tx) => reach(tx, 'accounts')),
    await through.subject({ id: ines.id, mailboxToken: 'forged' }, (tx) => reach(tx, 'subjects')),
    await through.subject(otto, (tx) => reach(tx, 'sessions')),
  ]);
  expect(seen).toEqual([[otto.id], [ines.id], [], [otto.id]]);
});

it('and all of it happens or nothing', async () => {
  const broken = throughDoors(async (through) => {
    await through.subject(ines, (tx) => tx.delete(profiles));
    await through.eraser(otto.id, () => Promise.reject(new Error('No')));
  });
  await expect(broken).rejects.toThrow('No');
  expect((await database.admin.query('select from profiles where subject_id = $1', [ines.id])).rowCount).toBe(1);
});
