import { describe, expect, test } from 'vitest';
import { plainAddress, resolveClientAddress, trustedProxyCheck } from './resolve-client-address';

const trustsNobody = trustedProxyCheck([]);
const trustsProxies = trustedProxyCheck(['10.0.0.0/8', '127.0.0.1', '2001:db8::/64']);

describe('with no proxy in front', () => {
  test.each(['203.0.113.9', '127.0.0.1', '203.0.113.9, 198.51.100.4', '', ' , ,', 'unknown'])(
    'a forged X-Forwarded-For (%j) changes nothing',
    (forged) => {
      expect(resolveClientAddress('198.51.100.4', forged, trustsNobody)).toBe('198.51.100.4');
    },
  );

  test('a socket that is gone has no address', () => {
    expect(resolveClientAddress(undefined, '203.0.113.9', trustsProxies)).toBe('unknown');
  });
});

describe('behind our own proxies', () => {
  test('the entry that the proxy wrote counts', () => {
    expect(resolveClientAddress('127.0.0.1', '203.0.113.9', trustsProxies)).toBe('203.0.113.9');
    expect(resolveClientAddress('::ffff:10.1.2.3', '203.0.113.9', trustsProxies)).toBe('203.0.113.9');
  });

  test('what the client put in front of it does not count', () => {
    expect(resolveClientAddress('10.0.0.1', '1.1.1.1, 10.0.0.7, 203.0.113.9', trustsProxies)).toBe('203.0.113.9');
  });

  test('several proxies in a row are walked through', () => {
    expect(resolveClientAddress('127.0.0.1', '203.0.113.9, 2001:db8::5, 10.9.9.9', trustsProxies)).toBe('203.0.113.9');
  });

  test('an unreadable entry ends the walk at the proxy that passed it on', () => {
    expect(resolveClientAddress('127.0.0.1', '203.0.113.9, nonsense, 10.9.9.9', trustsProxies)).toBe('10.9.9.9');
    expect(resolveClientAddress('127.0.0.1', '', trustsProxies)).toBe('127.0.0.1');
  });

  test('a request from within keeps its own address', () => {
    expect(resolveClientAddress('127.0.0.1', undefined, trustsProxies)).toBe('127.0.0.1');
    expect(resolveClientAddress('127.0.0.1', '10.0.0.2', trustsProxies)).toBe('10.0.0.2');
  });

  test('a stranger cannot pose as a proxy', () => {
    expect(resolveClientAddress('198.51.100.4', '203.0.113.9', trustsProxies)).toBe('198.51.100.4');
  });
});

test.each([
  ['198.51.100.4', '198.51.100.4'],
  ['198.51.100.4:51234', '198.51.100.4'],
  ['::ffff:198.51.100.4', '198.51.100.4'],
  ['::FFFF:198.51.100.4', '198.51.100.4'],
  ['2001:DB8::5', '2001:db8::5'],
  ['[2001:db8::5]:443', '2001:db8::5'],
  ['fe80::1%eth0', 'fe80::1'],
  [' 198.51.100.4 ', '198.51.100.4'],
  ['198.51.100.400', null],
  ['198.51.100.4\r\nx: y', null],
  ['localhost', null],
  ['', null],
])('%j is read as %j', (text, address) => {
  expect(plainAddress(text)).toBe(address);
});
