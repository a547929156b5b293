import { expect, it } from 'vitest';
import * as beforeInstall from '@/scripts/lib/policy-in-force.mjs';
import { policyDay, versionOn } from './in-force';

const publication = (effectiveOn: string) => ({ recordedOn: '2030-01-01', effectiveOn, sha256: '', parts: {} });
const publications = {
  '2030-01-01': publication('2030-01-01'),
  '2030-02-01': publication('2030-06-01'),
  '2030-03-01': publication('2030-06-01'),
};

it.each([
  ['2029-12-31', null],
  ['2030-01-01', '2030-01-01'],
  ['2030-05-31', '2030-01-01'],
  ['2030-06-01', '2030-03-01'],
  ['2031-01-01', '2030-03-01'],
])('on %s the version in force is %s, for the program and for the script that decides to build', (day, version) => {
  expect(versionOn(day, publications)).toBe(version);
  expect(beforeInstall.versionOn(day, publications)).toBe(version);
});

it('a day begins at midnight in Seoul', () => {
  expect(policyDay(new Date('2030-05-31T14:59:59Z'))).toBe('2030-05-31');
  expect(policyDay(new Date('2030-05-31T15:00:00Z'))).toBe('2030-06-01');
});
