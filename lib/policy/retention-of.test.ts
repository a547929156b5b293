import { expect, it } from 'vitest';
import type { ItemId } from './current';
import { policy } from './current';
import { periodOf } from './period-words';
import { retentionRulesFor } from './retention-of';

it('every item has an end', () => {
  for (const item of Object.keys(policy.items) as ItemId[]) expect(retentionRulesFor(item), item).not.toHaveLength(0);
});

it('the email of a newsletter ends by the marketing rule alone', () => {
  const rules = retentionRulesFor('email', 'marketing');
  expect(rules.map((rule) => rule.until)).toEqual([{ event: 'consent', months: 36 }]);
});

it('an inquiry ends with the account, or 12 months after it was closed', () => {
  expect(retentionRulesFor('name', 'inquiries').map((rule) => rule.until)).toEqual([
    { event: 'account-closed' },
    { event: 'inquiry-closed', months: 12 },
  ]);
});

it('the IP address goes before the rest of a usage record', () => {
  expect(retentionRulesFor('ipAddress').map((rule) => rule.until)).toEqual([{ event: 'recorded', days: 90 }]);
  expect(retentionRulesFor('usageRecord').map((rule) => rule.until)).toEqual([{ event: 'recorded', months: 12 }]);
});

it('a hold by law is no end', () => {
  expect(retentionRulesFor('phoneNumber').some((rule) => rule.setBy === 'law')).toBe(false);
});

it('pages and mails tell a period by its rule', () => {
  expect([periodOf('marketing'), periodOf('ip-address'), periodOf('farewell')]).toEqual([
    '36 months',
    '90 days',
    '72 hours',
  ]);
});
