import { describe, expect, it } from 'vitest';
import { limits } from '@/lib/rate-limit/limits';
import { withinLimit, withinLimits } from '@/lib/rate-limit/within-limit';
import { goodPassword, makePerson, startSignUp } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { checkCredentials, checkOwnPassword } from './check-password';

const database = useDatabase();
const wrong = 'not the password at all';

describe('an address and a password', () => {
  it('that belong together answer the person, and the answer is the same for every reason they do not', async () => {
    const ines = await makePerson('ines@portal.test');
    await startSignUp('waits@portal.test');
    expect(await checkCredentials('ines@portal.test', goodPassword)).toMatchObject({ id: ines.id });
    for (const [email, password] of [
      ['ines@portal.test', wrong],
      ['ines@portal.test', ''],
      ['ines@portal.test', `${goodPassword} `],
      ['waits@portal.test', goodPassword],
      ['nobody@portal.test', goodPassword],
      ['', goodPassword],
    ] as const)
      expect([email, await checkCredentials(email, password)]).toEqual([email, null]);
  });

  it('of one person never answer another', async () => {
    const other = 'a different phrase altogether';
    const otto = await makePerson('otto@portal.test');
    await makePerson('mia@portal.test');
    await startSignUp('otto@portal.test', 'no', other);
    expect(await checkCredentials('otto@portal.test', other)).toBeNull();
    expect(await checkCredentials('otto@portal.test', goodPassword)).toMatchObject({ id: otto.id });
  });

  it('leave no row behind, right or wrong', async () => {
    await makePerson('noor@portal.test');
    const count = async () => (await database.admin.query('select count(*)::int from audit_events')).rows;
    const before = await count();
    await checkCredentials('noor@portal.test', goodPassword);
    await checkCredentials('noor@portal.test', wrong);
    expect(await count()).toEqual(before);
  });
});

describe('the own password', () => {
  it('is known from a wrong one, and from the one of somebody else', async () => {
    const ivo = await makePerson('ivo@portal.test');
    expect(await checkOwnPassword(ivo, goodPassword)).toMatchObject({ id: ivo.id });
    expect(await checkOwnPassword(ivo, wrong)).toBeNull();
    expect(await checkOwnPassword({ id: 'nobody', sessionId: 'none' }, goodPassword)).toBeNull();
  });
});

describe('too many sign-ins', () => {
  const attempt = (email: string, ipAddress: string) =>
    withinLimits([
      ['signInByIpAddress', ipAddress],
      ['signInByAccountAndIpAddress', `${email}\0${ipAddress}`],
    ]);

  it('to one account from one place are refused, and its owner still gets in from elsewhere', async () => {
    const { points } = limits.signInByAccountAndIpAddress;
    for (let each = 0; each < points; each += 1) expect(await attempt('uma@portal.test', '203.0.113.1')).toBe(true);
    expect(await attempt('uma@portal.test', '203.0.113.1')).toBe(false);
    expect(await attempt('uma@portal.test', '203.0.113.2')).toBe(true);
    expect(await attempt('eva@portal.test', '203.0.113.1')).toBe(true);
  });

  it('from one place to many accounts are refused', async () => {
    const { points } = limits.signInByIpAddress;
    for (let each = 0; each < points; each += 1)
      expect(await attempt(`p${each}@portal.test`, '203.0.113.9')).toBe(true);
    expect(await attempt('last@portal.test', '203.0.113.9')).toBe(false);
    expect(await withinLimit('signInByIpAddress', '203.0.113.10')).toBe(true);
  });
});
