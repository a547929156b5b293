import { beforeAll, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import {
  endDeadlocksSoon,
  expectGone,
  raceWithCorrection,
  raceWithLinks,
  raceWithWrites,
  writes,
} from '@/lib/testing/erasure-races';
import { goodPassword, makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { eraseSubject } from './erase-subject';

const database = useDatabase();
beforeAll(() => endDeadlocksSoon(database.admin));

/** Enough to see each side come first; `erasure-races.long.ts` runs many more. */
const rounds = 8;

describe('closing an account', { timeout: 60_000 }, () => {
  it('pressed twice at the same time closes it once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const person = await makePerson(`twice${round}@portal.test`);
      const answers = await Promise.all([
        closeAccount(person, goodPassword, 'now'),
        closeAccount(person, goodPassword, 'now'),
      ]);
      const [done, refused] = answers.sort((a, b) => Number(b.ok) - Number(a.ok));
      expect(done).toMatchObject({ ok: true });
      expect(['already-closed', 'wrong-password']).toContain(refused && !refused.ok && refused.error);
      await expectGone(database.admin, person.id);
    }
    const { rows } = await database.admin.query("select 1 from outbox where template = 'account-closed'");
    expect(rows).toHaveLength(3);
  });

  it('while everything else is written about the person, ends with nothing written', async () => {
    await raceWithWrites(database.admin, rounds);
  });

  it('while the profile is corrected, ends with nothing written', async () => {
    expect(await raceWithCorrection(database.admin, rounds)).toBeGreaterThan(0);
  });

  it('is not undone, nor made to fail, by a mailed link that is pressed at the same time', async () => {
    for (const reason of await raceWithLinks(database.admin, rounds)) expect(reason).toBe('link-over');
  });
});

describe('somebody who is gone', () => {
  it.each(Object.keys(writes))('cannot be written about any more: %s', async (name) => {
    const person = await makePerson('gone@portal.test');
    await eraseSubject(person.id, 'over');
    await writes[name]?.(person, 'gone@portal.test').catch(() => 'refused');
    await expectGone(database.admin, person.id);
  });
});
