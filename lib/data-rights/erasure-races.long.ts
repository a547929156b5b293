import { beforeAll, expect, it } from 'vitest';
import { endDeadlocksSoon, raceWithCorrection, raceWithLinks, raceWithWrites } from '@/lib/testing/erasure-races';
import { useDatabase } from '@/lib/testing/use-database';

const database = useDatabase();
beforeAll(() => endDeadlocksSoon(database.admin));

const timeout = 3_600_000;

it('in 1,000 interleavings of closing an account and correcting its profile nothing is left', { timeout }, async () => {
  // Otherwise each account was gone before its correction began, and nothing was shown.
  expect(await raceWithCorrection(database.admin, 1000)).toBeGreaterThan(1000);
});

it('in 200 interleavings with all that writes about a person nothing is left', { timeout }, async () => {
  await raceWithWrites(database.admin, 200);
});

it('in 200 interleavings with a mailed link nothing is left, and links are refused as over', { timeout }, async () => {
  expect(await raceWithLinks(database.admin, 200)).toEqual(['link-over']);
});
