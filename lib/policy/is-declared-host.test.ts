import { expect, it } from 'vitest';
import { isDeclaredHost } from './is-declared-host';

const database = { hosts: ['*.amazonaws.com'] };
const stripe = { hosts: ['api.stripe.com'] };

it.each([
  'localhost',
  '127.0.0.1',
  '10.2.3.4',
  '172.31.0.9',
  '192.168.7.7',
  '[::1]',
  '[fd12:3456::1]',
  'postgres',
  'portal.abc123.us-east-1.rds.amazonaws.com',
  'PORTAL.RDS.AMAZONAWS.COM',
])('%s is the operator’s own or the declared company’s', (host) => {
  expect(isDeclaredHost(database, host)).toBe(true);
});

it.each([
  'ep-cool.us-east-2.aws.neon.tech',
  '172.32.0.1',
  '8.8.8.8',
  'amazonaws.com.evil.example',
  'evilamazonaws.com',
])('%s is neither', (host) => {
  expect(isDeclaredHost(database, host)).toBe(false);
});

it('one connection’s host is not another’s', () => {
  expect(isDeclaredHost(stripe, 'api.stripe.com')).toBe(true);
  expect(isDeclaredHost(database, 'api.stripe.com')).toBe(false);
  expect(isDeclaredHost(stripe, 'files.stripe.com')).toBe(false);
});
