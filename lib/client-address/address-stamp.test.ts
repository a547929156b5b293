import { expect, test } from 'vitest';
import { readStamp, stampAddress } from './address-stamp';

test('an address we stamped is read back', () => {
  expect(readStamp(stampAddress('2001:db8::5'))).toBe('2001:db8::5');
});

test.each([null, '', ' ', '203.0.113.9', `${'0'.repeat(32)} 203.0.113.9`])(
  'a forged header (%j) is no address',
  (header) => {
    expect(readStamp(header)).toBe(null);
  },
);
