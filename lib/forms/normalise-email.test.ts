import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './normalise-email';

describe('an email address has one form', () => {
  it.each([
    ['ines@example.com', 'ines@example.com'],
    ['  ines@example.com\n', 'ines@example.com'],
    ['Ines.Okafor+news@Example.COM', 'Ines.Okafor+news@example.com'],
    ['ｉｎｅｓ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ines@example.com'],
    ["o'brien_!#$%&*/=?^`{|}~-@mail.example.co", "o'brien_!#$%&*/=?^`{|}~-@mail.example.co"],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s', (typed, form) => {
    expect(normaliseEmail(typed)).toBe(form);
  });
});

describe('what is no address of ours is null', () => {
  it.each([
    '',
    'a',
    '@',
    'a@b',
    '@example.com',
    'a@example.',
    'a@.com',
    'a@example..com',
    'a@-example.com',
    'a@example-.com',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@@example.com',
    'a@b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a b@example.com',
    'a@exa mple.com',
    '"a b"@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'a\u0000@example.com',
    'a@exam\u200Bple.com',
    'inеs@example.com',
    'ines@exаmple.com',
    'ines@bücher.example',
    'ines@\u202Eexample.com',
    'a\uFE6Bb@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'bcd.'.repeat(70)}com`,
  ])('%j', (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });
});
