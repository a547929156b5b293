import type { CategoryId, Consent, Field, Item, OptOut, Purpose } from '../../types';

const given = (label: string, category: CategoryId = 'identifiers'): Item => ({
  label,
  category,
  source: 'person',
  fact: 'S1.A',
});
const recorded = (label: string): Item => ({ label, category: 'internet-activity', source: 'automatic', fact: 'S1.B' });

export const items = {
  email: given('Email'),
  password: { ...given('Password'), secret: true },
  callName: given('What to call you'),
  homePort: given('Home port'),
  residentSince: given('Islander since'),
  homeCountry: given('Country you live in'),
  foundBy: given('How you found us'),
  mobile: given('Mobile number'),
  crossing: given('Crossing'),
  travelDay: given('Day you mean to travel'),
  cargo: given('What you bring aboard'),
  inquiryDetails: given('Your question'),
  ipAddress: recorded('Network address'),
  visitTime: recorded('Date and time of a visit'),
  usageRecord: recorded('What was done here'),
} as const satisfies Record<string, Item>;

export type ItemId = keyof typeof items;

export const purposes = {
  crossings: {
    label: 'Keeping your passenger account',
    why: 'to keep your passenger account',
    short: 'Your passenger account',
    fact: 'S2',
  },
  questions: {
    label: 'Answering questions about a crossing',
    why: 'to answer your question about a crossing',
    short: 'Answering your question',
    fact: 'S2',
  },
  timetables: {
    label: 'Sending timetables and news of the boats',
    why: 'to send you timetables and news of the boats',
    short: 'Timetables and news, by your consent',
    fact: 'S2',
  },
  safekeeping: {
    label: 'Guarding accounts and the booking desk',
    why: 'to guard your account',
    short: 'Guarding your account',
    fact: 'S2',
  },
} as const satisfies Record<string, Purpose>;

export type PurposeId = keyof typeof purposes;

/** No consent to storage abroad: all of it stands on the cooperative's own machines. */
export const consents = {
  account: {
    kind: 'required',
    label: 'Email and password, for a passenger account',
    purpose: 'crossings',
    items: ['email', 'password'],
    refusing: 'Without this there is no passenger account. The boats take you all the same.',
    needsProof: false,
  },
  profile: {
    kind: 'required',
    label: 'What to call you and your home port, for your passenger account',
    purpose: 'crossings',
    items: ['callName', 'homePort'],
    refusing: 'Without this the account stays open for your data and your rights only.',
    needsProof: false,
  },
  profileOptional: {
    kind: 'optional',
    label: 'Since when you live on an island, your country, and how you found us',
    purpose: 'crossings',
    items: ['residentSince', 'homeCountry', 'foundBy'],
    refusing: 'Saying no costs you nothing: we leave these out.',
    needsProof: false,
  },
  inquiry: {
    kind: 'required',
    label: 'What to call you, email, crossing and your question, to answer you',
    purpose: 'questions',
    items: ['callName', 'email', 'crossing', 'inquiryDetails'],
    refusing: 'Without this we cannot answer you.',
    needsProof: false,
  },
  inquiryOptional: {
    kind: 'optional',
    label: 'The day, what you bring aboard, and a mobile number',
    purpose: 'questions',
    items: ['travelDay', 'cargo', 'mobile'],
    refusing: 'Saying no costs you nothing: we leave these out.',
    needsProof: false,
  },
  marketing: {
    kind: 'marketing',
    label: 'Email and what to call you, for timetables and news by email',
    purpose: 'timetables',
    items: ['email', 'callName'],
    refusing: 'Saying no costs you nothing.',
    needsProof: true,
  },
} as const satisfies Record<string, Consent<ItemId, PurposeId>>;

export type ConsentId = keyof typeof consents;

export const optOuts = {
  sellingOn: {
    label: 'Selling your data on',
    text: ['We sell nobody’s data.', 'An opt-out is kept all the same, and holds should that ever change.'],
  },
} as const satisfies Record<string, OptOut>;

export type OptOutId = keyof typeof optOuts;

export const topics = {
  timetable: { label: 'Timetable' },
  stormWarnings: { label: 'Storm warnings' },
} as const;

export type TopicId = keyof typeof topics;

const ports = ['Gannet Head', 'Lowmarsh', 'Isle of Terns', 'No island of ours'] as const;
const crossings = ['Gannet Head to Lowmarsh', 'Lowmarsh to the Isle of Terns', 'Round the Sound'] as const;

const callName = {
  item: 'callName',
  control: 'text',
  autocomplete: 'nickname',
  maxLength: 80,
} as const satisfies Field<ItemId>;
const email = {
  item: 'email',
  control: 'email',
  autocomplete: 'email',
  maxLength: 254,
} as const satisfies Field<ItemId>;

export const collectionPoints = {
  contact: {
    label: 'Ask the harbour',
    path: '/contact',
    fact: 'S1.A',
    required: [
      callName,
      email,
      { item: 'crossing', control: 'choice', maxLength: 60, options: crossings },
      { item: 'inquiryDetails', control: 'long-text', hint: 'Nothing about your health, please.', maxLength: 3000 },
    ],
    optional: [
      { item: 'travelDay', control: 'text', hint: 'For example 12 June, or any Sunday.', maxLength: 60 },
      { item: 'cargo', control: 'long-text', maxLength: 600 },
      { item: 'mobile', control: 'tel', autocomplete: 'tel', maxLength: 40 },
    ],
    consents: ['inquiry', 'inquiryOptional', 'marketing'],
  },
  signUp: {
    label: 'Passenger account',
    path: '/sign-up',
    fact: 'S1.A',
    required: [
      email,
      {
        item: 'password',
        control: 'password',
        autocomplete: 'new-password',
        hint: '15 characters or more. A few unrelated words work well.',
        maxLength: 256,
      },
    ],
    optional: [],
    consents: ['account', 'marketing'],
  },
  firstLogin: {
    label: 'First time aboard',
    path: '/welcome',
    fact: 'S1.A',
    required: [callName, { item: 'homePort', control: 'choice', maxLength: 40, options: ports }],
    optional: [
      { item: 'residentSince', control: 'text', hint: 'A year will do.', maxLength: 40 },
      { item: 'homeCountry', control: 'country', autocomplete: 'country', maxLength: 2 },
      {
        item: 'foundBy',
        control: 'choice',
        maxLength: 40,
        options: ['A poster on the quay', 'A neighbour', 'Somewhere else'],
      },
    ],
    consents: ['profile', 'profileOptional'],
  },
} as const;

export type CollectionPointId = keyof typeof collectionPoints;
