import { describe, expect, it } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { dumpTables } from '@/lib/testing/live-database';
import { useDatabase } from '@/lib/testing/use-database';
import { limits } from './limits';
import { isRefused, withinLimit, withinLimits } from './within-limit';

const database = useDatabase();

async function use(times: number, value: string): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let each = 0; each < times; each += 1) answers.push(await withinLimit('emailChangeBySubject', value));
  return answers;
}
const { points } = limits.emailChangeBySubject;

describe('a limit', () => {
  it('lets exactly as many through as it says, and refuses the rest', async () => {
    expect(await use(points + 3, 'ines')).toEqual([...Array(points).fill(true), false, false, false]);
  });

  it('holds when all attempts come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: points * 4 }, () => withinLimit('emailChangeBySubject', 'burst')),
    );
    expect(answers.filter(Boolean)).toHaveLength(points);
  });

  it('leaves another person, and another limit of the same person, alone', async () => {
    await use(points + 1, 'otto');
    expect(await withinLimit('emailChangeBySubject', 'otto')).toBe(false);
    expect(await withinLimit('emailChangeBySubject', 'ottos neighbour')).toBe(true);
    expect(await withinLimit('signUpByEmail', 'otto')).toBe(true);
  });

  it('survives a restart of the server', async () => {
    await use(points, 'restart');
    await closeDatabase();
    expect(await withinLimit('emailChangeBySubject', 'restart')).toBe(false);
  });

  it('is over when its time is', async () => {
    await use(points + 1, 'waits');
    await database.admin.query("update rate_limits set expire = now() - interval '1 second'");
    expect(await withinLimit('emailChangeBySubject', 'waits')).toBe(true);
  });

  it('is known to have refused once it has, which counts as no attempt', async () => {
    await use(points, 'asked');
    expect(await isRefused('emailChangeBySubject', 'asked')).toBe(false);
    await use(1, 'asked');
    expect(await isRefused('emailChangeBySubject', 'asked')).toBe(true);
    expect(await isRefused('emailChangeBySubject', 'never asked')).toBe(false);
    await database.admin.query("update rate_limits set expire = now() - interval '1 second'");
    expect(await isRefused('emailChangeBySubject', 'asked')).toBe(false);
  });

  it('of several refuses when one of them is used up', async () => {
    await use(points, 'several');
    expect(
      await withinLimits([
        ['signUpByEmail', 'several'],
        ['emailChangeBySubject', 'several'],
      ]),
    ).toBe(false);
    expect(
      await withinLimits([
        ['signUpByEmail', 'several'],
        ['emailChangeBySubject', 'others'],
      ]),
    ).toBe(true);
  });
});

it('the counters hold neither an address nor an IP, and one value has another key in each limit', async () => {
  await database.admin.query('delete from rate_limits');
  await withinLimits([
    ['signInByIpAddress', '203.0.113.7'],
    ['signUpByEmail', 'ines@portal.test'],
    ['resetByEmail', 'ines@portal.test'],
  ]);
  const rows = (await dumpTables(database.admin)).get('rate_limits') ?? [];
  expect(rows).toHaveLength(3);
  const forms = ['203.0.113.7', 'ines@portal.test'].flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    Buffer.from(text).toString('base64url'),
  ]);
  for (const form of forms) expect(rows.join('\n')).not.toContain(form);
  const { rows: keys } = await database.admin.query<{ key: string }>('select key from rate_limits');
  for (const { key } of keys) expect(key).toMatch(/^:?[\w-]{43}$/);
  expect(new Set(keys.map(({ key }) => key)).size).toBe(3);
});
