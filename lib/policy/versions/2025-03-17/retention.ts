import type { RetentionRule } from '../../types';
import { type ItemId, items, type PurposeId } from './items';

type Rule = RetentionRule<ItemId, PurposeId>;

const inquiryItems = [
  'name',
  'countryOfResidence',
  'email',
  'companyName',
  'inquiryDetails',
  'businessDescription',
  'jobTitle',
  'phoneNumber',
] as const satisfies readonly ItemId[];

const untilClosure = { event: 'account-closed' } as const;

const setByPolicy = [
  {
    id: 'account',
    items: ['email', 'password', 'name', 'companyName', 'category', 'country', 'companyDescription', 'sourceOfVisit'],
    itemsLabel: 'All account data',
    purpose: 'service',
    purposeLabel: "Providing the solution's services",
    until: untilClosure,
    kept: 'Until you close your account',
    sentence: 'Kept until you close your account.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'inquiry',
    items: ['name', 'countryOfResidence', 'phoneNumber', 'email', 'companyName', 'jobTitle', 'category'],
    purpose: 'inquiries',
    purposeLabel: 'Checking the details of an inquiry',
    until: untilClosure,
    kept: 'Until you close your account',
    sentence: 'Kept until you close your account.',
    setBy: 'policy',
    fact: 'S4.A',
  },
  {
    id: 'marketing',
    items: ['name', 'email', 'companyName'],
    purpose: 'marketing',
    purposeLabel: 'Email marketing',
    until: { event: 'consent', months: 36 },
    kept: '36 months from your consent, or until your subscription ends or you withdraw, whichever comes first',
    sentence: 'Kept for 36 months from your consent. It goes sooner if your subscription ends or you withdraw.',
    setBy: 'policy',
    fact: 'S4.A',
  },
] as const satisfies readonly Rule[];

const setByLaw = [
  {
    id: 'investigation',
    items: Object.keys(items) as ItemId[],
    itemsLabel: 'Whatever the investigation concerns',
    purpose: 'security',
    purposeLabel: 'An investigation into a breach of law',
    until: { event: 'investigation-ended' },
    kept: 'Until the investigation ends',
    setBy: 'law',
    fact: 'S4.B',
  },
] as const satisfies readonly Rule[];

/** What the policy leaves open and a program cannot. California asks for a stated period (Civ. Code 1798.100(a)(3)). */
const setByPortal = [
  {
    id: 'rest-of-inquiry',
    items: ['inquiryDetails', 'businessDescription'],
    itemsLabel: 'Inquiry details and business description',
    purpose: 'inquiries',
    until: untilClosure,
    kept: 'Until you close your account, like the rest of the inquiry',
    sentence: 'Kept until you close your account.',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'answered-inquirer',
    items: inquiryItems,
    itemsLabel: 'An inquiry of a person without an account',
    purpose: 'inquiries',
    until: { event: 'inquiry-closed', months: 12 },
    kept: 'Until 12 months after the inquiry was closed, or sooner if you ask',
    sentence: 'Without an account: until 12 months after the inquiry was closed, or sooner if you ask.',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'staff-work',
    items: inquiryItems,
    itemsLabel: 'An inquiry, where several of our staff work on the answer',
    purpose: 'staff',
    until: untilClosure,
    kept: 'As long as the inquiry itself',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'visit',
    items: ['visitTime', 'usageRecord'],
    itemsLabel: 'Date and time of visits, and service usage records',
    purpose: 'security',
    until: { event: 'recorded', months: 12 },
    kept: '12 months from the visit',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'ip-address',
    items: ['ipAddress'],
    itemsLabel: 'The IP address in them',
    purpose: 'security',
    until: { event: 'recorded', days: 90 },
    kept: '90 days from the visit',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'unconfirmed-sign-up',
    items: ['email', 'password'],
    itemsLabel: 'A sign-up whose address was never confirmed',
    purpose: 'service',
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
    purpose: 'service',
    until: { event: 'recorded', hours: 24 },
    orUntil: { event: 'confirmed', days: 7 },
    kept: '24 hours from the request. Once confirmed, the old one until we have told it of the change, and 7 days at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'session',
    items: ['visitTime'],
    itemsLabel: 'A signed-in browser: when it signed in and when it was last used',
    purpose: 'security',
    until: { event: 'recorded', hours: 12 },
    orUntil: { event: 'last-used', minutes: 30 },
    kept: 'Until you sign out or leave it unused for 30 minutes. After 12 hours it opens nothing, and goes within 30 minutes',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'closing',
    items: ['email', 'password', 'name', 'companyName', 'category', 'country', 'companyDescription', 'sourceOfVisit'],
    itemsLabel: 'An account that you close in 7 days',
    purpose: 'service',
    purposeLabel: 'Nothing but keeping it, and your way back',
    until: { event: 'recorded', days: 7 },
    kept: '7 days from your request. Restricted meanwhile, and kept on where you say so',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'stripe-deletion',
    items: ['email'],
    itemsLabel: 'A sealed copy of the address and of the number at Stripe, where a closed account had one',
    purpose: 'service',
    purposeLabel: 'Having the record at Stripe deleted, and telling you',
    until: { event: 'processor-answered' },
    kept: 'Until Stripe has answered, and then as the mail that confirms it',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'farewell',
    items: ['email'],
    itemsLabel: 'A sealed copy of the address for the mail that confirms a closure',
    purpose: 'service',
    until: { event: 'recorded', hours: 72 },
    kept: 'Until that mail is sent, and 72 hours at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'request',
    items: ['inquiryDetails'],
    itemsLabel: 'A request about your data: what you asked, what became of it, when, and what was written',
    purpose: 'inquiries',
    purposeLabel: 'Answering it, and the log that California asks for',
    until: { event: 'request-closed', months: 24 },
    kept: '24 months after it was closed; what was written no longer than your account. Then numbers alone',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    id: 'suppression',
    items: ['email'],
    itemsLabel: 'A keyed hash of the address of somebody whose data was destroyed',
    purpose: 'security',
    purposeLabel: 'Keeping marketing from being sent there',
    until: { event: 'recorded', months: 36 },
    kept: '36 months from the destruction',
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
