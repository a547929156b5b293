import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { choosePassword } from './choose-password';
import { isCommonPassword } from './common-password';
import { hashPassword, TooBusyError, verifyPassword } from './password-hash';

describe('the blocklist', () => {
  it.each([
    ['a common one', 'password'],
    ['a common one in capitals, with digits and signs after it', 'PassWord2024!!!!'],
    ['a common one with spaces in it', 'i love you i love you'],
    ['a common one repeated', 'passwordpassword'],
    ['a common one repeated, with digits after it', 'dragondragondragon99'],
    ['one letter repeated', 'aaaaaaaaaaaaaaaaaaaa'],
    ['three letters repeated', 'xqzxqzxqzxqzxqzxqz'],
    ['a keyboard row', 'qwertyuiopasdfgh'],
    ['keyboard rows backwards', 'lkjhgfdsapoiuytrewq'],
    ['the alphabet', 'abcdefghijklmnopqrs'],
    ['digits in order', '123456789012345678'],
    ['digits backwards', '987654321098765432'],
    ['the name of the service', policy.service.name],
    ['the name of the service, repeated', policy.service.name.repeat(3)],
    ['the name of the service with a year', `${policy.service.name} 2025`],
    ['the name of the controller', policy.controller.name],
    ['what this site is', 'Privacy Portal 123'],
    ['nothing but spaces', '                    '],
    ['nothing but digits', '20250317'],
    ['nothing', ''],
  ])('refuses %s: %s', (_what, password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'lantern orbit marble quiet',
    'my grandmother sold blue umbrellas',
    'password lantern orbit marble',
    '겨울 바다 등대 연필 지도 우산',
    'zażółć gęślą jaźń wieczorem',
    'kX9#vT2$mQ7!pL4@',
    '!@#%^&*()_+=-~`|}{',
    'qwerty lantern marble under',
  ])('lets a long and uncommon one pass: %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});

describe('a stored password', () => {
  it('is argon2id with 19 MiB, two passes and one lane, and a salt of its own', async () => {
    const [one, two] = [await hashPassword('lantern orbit'), await hashPassword('lantern orbit')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it('is told apart at the 73rd character and at the 256th', async () => {
    const start = 'x'.repeat(72);
    const long = 'y'.repeat(255);
    const [short, whole] = [await hashPassword(`${start}a`), await hashPassword(`${long}a`)];
    expect(await verifyPassword(short, `${start}a`)).toBe(true);
    expect(await verifyPassword(short, `${start}b`)).toBe(false);
    expect(await verifyPassword(short, start)).toBe(false);
    expect(await verifyPassword(whole, `${long}b`)).toBe(false);
  });

  it('is one password however its letters were composed, and is not trimmed', async () => {
    const hash = await hashPassword('caf\u00e9 lantern ');
    expect(await verifyPassword(hash, 'cafe\u0301 lantern ')).toBe(true);
    expect(await verifyPassword(hash, 'cafe lantern ')).toBe(false);
    expect(await verifyPassword(hash, 'caf\u00e9 lantern')).toBe(false);
    expect(await verifyPassword(await hashPassword('a\u0000b'), 'a\u0000c')).toBe(false);
  });

  it('belongs to somebody: where nobody is, nothing matches', async () => {
    for (const guess of ['', 'nobody has this password', 'lantern orbit'])
      expect(await verifyPassword(null, guess)).toBe(false);
  });
});

describe('a crowd at the door', { timeout: 30_000 }, () => {
  it('waits in a queue of 64, and whoever comes after that is refused at once', async () => {
    const crowd = Array.from({ length: 70 }, () =>
      hashPassword('lantern orbit').then(
        () => 'done',
        (error: unknown) => error,
      ),
    );
    const answers = await Promise.all(crowd);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(66);
    expect(answers.slice(66)).toEqual(Array(4).fill(expect.any(TooBusyError)));
    expect(await verifyPassword(await hashPassword('lantern orbit'), 'lantern orbit')).toBe(true);
  });

  it('is told so where a password is chosen', async () => {
    const crowd = Array.from({ length: 66 }, () => hashPassword('lantern orbit'));
    expect(await choosePassword('lantern orbit marble quiet')).toEqual({ ok: false, error: 'too-busy' });
    await Promise.all(crowd);
    expect((await choosePassword('lantern orbit marble quiet')).ok).toBe(true);
    expect(await choosePassword('passwordpassword')).toEqual({ ok: false, error: 'common-password' });
  });
});
