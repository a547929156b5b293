import { expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { securityTxt } from './security-txt';

const builtAt = new Date('2026-01-31T10:20:30.456Z');
const lines = securityTxt(policy.mailboxes, builtAt).split('\n');

it('names every mailbox of the policy, and ends within a year of the build (RFC 9116, 2.5.5)', () => {
  expect(lines.filter((line) => line.startsWith('Contact: '))).toEqual(
    policy.mailboxes.map((mailbox) => `Contact: mailto:${mailbox}`),
  );
  const [expires = ''] = lines.flatMap((line) => /^Expires: (.+)$/.exec(line)?.[1] ?? []);
  expect(expires).toBe('2026-07-30T10:20:30Z');
});

it('is lines of a name and a value, each ended, with one end and one list of languages', () => {
  expect(lines.at(-1)).toBe('');
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Za-z-]+: \S.*$/);
  for (const once of ['Expires', 'Preferred-Languages'])
    expect(lines.filter((line) => line.startsWith(`${once}: `))).toHaveLength(1);
});
