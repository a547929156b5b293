import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';
import { type LimitName, limits } from './limits';
import { isRefused, withinLimit } from './within-limit';

const database = useDatabase();

/** By what each limit counts: one value, the same in another spelling where it is one to the counter, and somebody else's. */
const byIpAddress = { value: '2001:db8:1:2::7', same: '2001:DB8:1:2:ffff::9', other: '2001:db8:1:3::7' };
const byEmail = { value: 'ines@portal.test', same: 'Ines@Portal.test', other: 'otto@portal.test' };
const bySubject = { value: 'Aa34567890123456789012', same: 'Aa34567890123456789012', other: 'aA34567890123456789012' };

const byEmailAndIpAddress = {
  value: 'ines@portal.test\0' + '2001:db8:1:2::7',
  same: 'INES@portal.test\0' + '2001:db8:1:2::8',
  other: 'ines@portal.test\0' + '2001:db8:9:2::7',
};

/** The keyed hash of an address, in small letters as it is stored. */
const byMailbox = { value: '0a'.repeat(32), same: '0a'.repeat(32), other: '0b'.repeat(32) };

/** A limit left out does not compile. */
const cases: Record<LimitName, { value: string; same: string; other: string }> = {
  signInByIpAddress: byIpAddress,
  signInByAccountAndIpAddress: byEmailAndIpAddress,
  signInByAccount: byEmail,
  signUpByIpAddress: byIpAddress,
  signUpByEmail: byEmail,
  resetByIpAddress: byIpAddress,
  resetByEmailAndIpAddress: byEmailAndIpAddress,
  resetByEmail: byEmail,
  inquiryByIpAddress: byIpAddress,
  inquiryByEmail: byEmail,
  optOutLinkByIpAddress: byIpAddress,
  optOutLinkByEmailAndIpAddress: byEmailAndIpAddress,
  optOutLinkByEmail: byEmail,
  startByLinkBySubject: bySubject,
  codeByIpAddress: byIpAddress,
  codeByEmailAndIpAddress: byEmailAndIpAddress,
  codeByEmail: byEmail,
  guessByIpAddress: byIpAddress,
  changeByMailbox: byMailbox,
  requestByMailbox: byMailbox,
  copyByMailbox: byMailbox,
  childReportByIpAddress: byIpAddress,
  childReportByEmail: byEmail,
  childReportByContact: byEmail,
  linkByIpAddress: byIpAddress,
  passwordBySubject: bySubject,
  requestBySubject: bySubject,
  changeBySubject: bySubject,
  emailChangeBySubject: bySubject,
  emailChangeByEmail: byEmail,
  certificateByIpAddress: byIpAddress,
  copyBySubject: bySubject,
  progressBySubject: bySubject,
};

it.each(Object.keys(cases) as LimitName[])(
  '%s refuses the attempt after its last, in any spelling, for its time, and nobody else',
  async (name) => {
    const { value, same, other } = cases[name];
    const { points, duration } = limits[name];
    await database.admin.query('delete from rate_limits');
    expect(await withinLimit(name, value)).toBe(true);
    const { rows } = await database.admin.query<{ left: number }>(
      'update rate_limits set points = $1 returning extract(epoch from expire - now())::float8 as left',
      [points - 1],
    );
    // One counter, which ends when the limit says.
    expect(rows).toHaveLength(1);
    expect(rows[0]?.left).toBeGreaterThan(duration - 30);
    expect(rows[0]?.left).toBeLessThanOrEqual(duration);
    expect([await withinLimit(name, same), await withinLimit(name, value), await withinLimit(name, same)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await isRefused(name, value), await isRefused(name, other)]).toEqual([true, false]);
    expect(await withinLimit(name, other)).toBe(true);
    await database.admin.query("update rate_limits set expire = now() - interval '1 second'");
    expect(await withinLimit(name, value)).toBe(true);
  },
);

it('every refusal is heeded: no answer of a limit is dropped', () => {
  const files = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.i?test\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
  const asked = files
    .filter((path) => !path.startsWith(join('lib', 'rate-limit')))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^.*\bawait withinLimits?\(/gm)].map(([line]) => `${path}: ${line}`),
    );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((line) => !/!\(await withinLimits?\($|const allowed = await withinLimits\($/.test(line))).toEqual(
    [],
  );
});
