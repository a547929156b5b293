import { expect, it } from 'vitest';
import { relativeTime } from './relative-time';

const now = new Date('2026-11-23T12:00:00Z');

it.each([
  ['2026-11-23T12:00:00Z', 'just now'],
  ['2026-11-23T11:59:30Z', 'just now'],
  ['2026-11-23T12:00:30Z', 'within a minute'],
  ['2026-11-23T11:58:00Z', '2 minutes ago'],
  ['2026-11-23T15:30:00Z', 'in 3 hours'],
  ['2027-02-02T12:00:00Z', 'in 71 days'],
  ['2027-05-23T12:00:00Z', 'in 6 months'],
  ['2027-02-21T12:00:00Z', 'in 3 months'],
  ['2027-11-23T11:50:00Z', 'in 12 months'],
  ['2028-05-23T12:00:00Z', 'in 1 year'],
  ['2031-11-23T11:50:00Z', 'in 5 years'],
  ['2029-11-24T12:00:00Z', 'in 3 years'],
  ['2025-11-20T12:00:00Z', '1 year ago'],
])('%s is %s', (at, words) => {
  expect(relativeTime(new Date(at), now)).toBe(words);
});
