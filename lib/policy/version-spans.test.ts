import { expect, it } from 'vitest';
import { pairsOf, previousOf, spansOf } from './version-spans';

const versions = [
  { version: '2030-01-01', effectiveOn: '2030-01-01' },
  { version: '2030-03-01', effectiveOn: '2030-06-01' },
  { version: '2030-02-01', effectiveOn: '2030-02-01' },
];

it('each version applies from its day to that of the next, and what lies ahead is no present', () => {
  expect(spansOf(versions, '2030-02-01')).toEqual([
    { version: '2030-03-01', from: '2030-06-01', until: null, replacedBy: null, state: 'ahead' },
    { version: '2030-02-01', from: '2030-02-01', until: '2030-06-01', replacedBy: '2030-03-01', state: 'in-force' },
    { version: '2030-01-01', from: '2030-01-01', until: '2030-02-01', replacedBy: '2030-02-01', state: 'past' },
  ]);
});

it('a version is compared first with the one whose place it takes', () => {
  expect(previousOf(versions, '2030-03-01')?.version).toBe('2030-02-01');
  expect(previousOf(versions, '2030-01-01')).toBeNull();
});

it('any two versions have one address, the earlier first', () => {
  expect(pairsOf(versions)).toEqual([
    { from: '2030-02-01', to: '2030-03-01' },
    { from: '2030-01-01', to: '2030-03-01' },
    { from: '2030-01-01', to: '2030-02-01' },
  ]);
  expect(pairsOf(versions.slice(0, 1))).toEqual([]);
});
