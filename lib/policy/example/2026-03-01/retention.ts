import type { RetentionRule } from '../../types';
import { type ItemId, items, type PurposeId } from './items';

type Rule = RetentionRule<ItemId, PurposeId>;

const untilClosure = { event: 'account-closed' } as const;

const ofAccount = ['email', 'password', 'callName', 'homePort', 'residentSince', 'homeCountry', 'foundBy'] as const;

const ofInquiry = ['callName', 'email', 'crossing', 'inquiryDetails', 'travelDay', 'cargo', 'mobile'] as const;

const corrected = [
  'callName',
  'homePort',
  'residentSince',
  'homeCountry',
  'foundBy',
  'crossing',
  'inquiryDetails',
  'travelDay',
  'cargo',
  'mobile',
] as const;

const setByPolicy = [
  {
    id: 'account',
    items: ofAccount,
    itemsLabel: 'All that a passenger account holds',
    purpose: 'crossings',
    until: untilClosure,
    kept: 'Until you close your account',
    sentence: 'Kept until you close your account.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'inquiry',
    items: ofInquiry,
    purpose: 'questions',
    until: untilClosure,
    kept: 'Until you close your account',
    sentence: 'Kept until you close your account.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'marketing',
    items: ['email', 'callName'],
    purpose: 'timetables',
    until: { event: 'consent', months: 18 },
    kept: '18 months from your consent, or until you take it back',
    sentence: 'Kept for 18 months from your consent, or until you take it back.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'answered-inquirer',
    items: ofInquiry,
    itemsLabel: 'A question of somebody without an account',
    purpose: 'questions',
    until: { event: 'inquiry-closed', months: 3 },
    kept: 'Until 3 months after our answer, or sooner if you ask',
    sentence: 'Without an account: until 3 months after our answer, or sooner if you ask.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'visit',
    items: ['visitTime', 'usageRecord'],
    purpose: 'safekeeping',
    until: { event: 'recorded', months: 6 },
    kept: '6 months from the visit',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'ip-address',
    items: ['ipAddress'],
    purpose: 'safekeeping',
    until: { event: 'recorded', days: 14 },
    kept: '14 days from the visit',
    setBy: 'policy',
    fact: 'S4.A',
  },
] as const satisfies readonly Rule[];

const setByLaw = [
  {
    id: 'investigation',
    items: Object.keys(items) as ItemId[],
    itemsLabel: 'What an inquiry into an accident at sea concerns',
    purpose: 'safekeeping',
    until: { event: 'investigation-ended' },
    kept: 'Until that inquiry ends',
    setBy: 'law',
    fact: 'S4.B',
  },
] as const satisfies readonly Rule[];

/** The program's own periods stand here as it carries them out. */
const setByPortal = [
  {
    id: 'unconfirmed-sign-up',
    items: ['email', 'password'],
    itemsLabel: 'A sign-up whose address was never confirmed',
    purpose: 'crossings',
    until: { event: 'recorded', hours: 24 },
    kept: '24 hours from the sign-up',
    sentence: 'A sign-up whose address is not confirmed is destroyed after 24 hours.',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'address-change',
    items: ['email'],
    itemsLabel: 'A new address that waits to be confirmed, and the old one beside it',
    purpose: 'crossings',
    until: { event: 'recorded', hours: 24 },
    orUntil: { event: 'confirmed', days: 7 },
    kept: '24 hours from the request. Once confirmed, the old one until we have told it, and 7 days at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'session',
    items: ['visitTime'],
    itemsLabel: 'A signed-in browser',
    purpose: 'safekeeping',
    until: { event: 'recorded', hours: 12 },
    orUntil: { event: 'last-used', minutes: 30 },
    kept: 'Until you sign out, 30 minutes unused, or 12 hours in any case',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'closing',
    items: ofAccount,
    itemsLabel: 'An account that you close in 7 days',
    purpose: 'crossings',
    purposeLabel: 'Nothing but keeping it, and your way back',
    until: { event: 'recorded', days: 7 },
    kept: '7 days from your request',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'farewell',
    items: ['email'],
    itemsLabel: 'A sealed copy of the address for the mail that confirms a closure',
    purpose: 'crossings',
    until: { event: 'recorded', hours: 72 },
    kept: 'Until that mail is sent, and 72 hours at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'request',
    items: ['inquiryDetails'],
    itemsLabel: 'A request about your data, and what was written',
    purpose: 'questions',
    purposeLabel: 'Answering it, and showing that we did',
    until: { event: 'request-closed', months: 24 },
    kept: '24 months after it was closed; what was written no longer than your account',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'earlier-value',
    items: corrected,
    itemsLabel: 'What an item said before it was corrected',
    purpose: 'crossings',
    purposeLabel: 'Showing you what was corrected, and when',
    until: { event: 'recorded', months: 9 },
    kept: '9 months from the correction, and no longer than the item itself, or until you delete it',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'suppression',
    items: ['email'],
    itemsLabel: 'A keyed hash of the address of somebody whose data was destroyed',
    purpose: 'safekeeping',
    purposeLabel: 'Keeping news from being sent there',
    until: { event: 'recorded', months: 18 },
    kept: '18 months from the destruction',
    setBy: 'portal',
    fact: 'portal',
  },
] as const satisfies readonly Rule[];

export const retention = [...setByPolicy, ...setByLaw, ...setByPortal] as const;

export type RetentionRuleId = (typeof retention)[number]['id'];

/** Those whose end is a date that can be worked out from a row. */
export type DatedRuleId = Extract<
  (typeof retention)[number],
  { until: { months: number } | { days: number } | { hours: number } }
>['id'];
