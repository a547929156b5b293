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

const setByPolicy: readonly Rule[] = [
  {
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
    items: ['name', 'email', 'companyName'],
    purpose: 'marketing',
    purposeLabel: 'Email marketing',
    until: { event: 'consent', months: 36 },
    kept: '36 months from your consent, or until your subscription ends or you withdraw, whichever comes first',
    sentence: 'Kept for 36 months from your consent. It goes sooner if your subscription ends or you withdraw.',
    setBy: 'policy',
    fact: 'S4.A',
  },
];

const setByLaw: readonly Rule[] = [
  {
    items: Object.keys(items) as ItemId[],
    itemsLabel: 'Whatever the investigation concerns',
    purpose: 'security',
    purposeLabel: 'An investigation into a breach of law',
    until: { event: 'investigation-ended' },
    kept: 'Until the investigation ends',
    setBy: 'law',
    fact: 'S4.B',
  },
];

/** What the policy leaves open and a program cannot. California asks for a stated period (Civ. Code 1798.100(a)(3)). */
const setByPortal: readonly Rule[] = [
  {
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
    items: inquiryItems,
    itemsLabel: 'An inquiry, where several of our staff work on the answer',
    purpose: 'staff',
    until: untilClosure,
    kept: 'As long as the inquiry itself',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    items: ['visitTime', 'usageRecord'],
    itemsLabel: 'Date and time of visits, and service usage records',
    purpose: 'security',
    until: { event: 'recorded', months: 12 },
    kept: '12 months from the visit',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    items: ['ipAddress'],
    itemsLabel: 'The IP address in them',
    purpose: 'security',
    until: { event: 'recorded', days: 90 },
    kept: '90 days from the visit',
    setBy: 'portal',
    fact: 'portal',
  },
  {
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
    items: ['email'],
    itemsLabel: 'A new address that waits to be confirmed, and the old one beside it',
    purpose: 'service',
    until: { event: 'recorded', hours: 24 },
    kept: '24 hours from the request. Once confirmed, the old one until we have told it of the change, and 7 days at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    items: ['visitTime'],
    itemsLabel: 'A signed-in browser: when it signed in and when it was last used',
    purpose: 'security',
    until: { event: 'recorded', hours: 12 },
    kept: 'Until you sign out or leave it unused for 30 minutes. After 12 hours it opens nothing, and goes within 30 minutes',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    items: ['email'],
    itemsLabel: 'A sealed copy of the address for the mail that confirms a closure',
    purpose: 'service',
    until: { event: 'recorded', hours: 72 },
    kept: 'Until that mail is sent, and 72 hours at most',
    setBy: 'portal',
    fact: 'portal',
  },
  {
    items: ['email'],
    itemsLabel: 'A keyed hash of the address of somebody whose data was destroyed',
    purpose: 'security',
    purposeLabel: 'Keeping marketing from being sent there',
    until: { event: 'recorded', months: 36 },
    kept: '36 months from the destruction',
    setBy: 'portal',
    fact: 'portal',
  },
];

export const retention: readonly Rule[] = [...setByPolicy, ...setByLaw, ...setByPortal];
