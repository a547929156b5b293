import { expect, it } from 'vitest';
import journal from './meta/_journal.json' with { type: 'json' };

it('each migration is later than the one before: a database at that one would skip it otherwise', () => {
  const times = journal.entries.map(({ when }) => when);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(times).size).toBe(times.length);
  expect(journal.entries.map(({ tag }) => Number(tag.slice(0, 4)))).toEqual(times.map((_, at) => at));
});
