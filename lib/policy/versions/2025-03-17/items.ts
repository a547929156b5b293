import type { CategoryId, Consent, Field, Item, OptOut, Purpose } from '../../types';

const given = (label: string, category: CategoryId): Item => ({ label, category, source: 'person', fact: 'S1.A' });
const recorded = (label: string): Item => ({ label, category: 'internet-activity', source: 'automatic', fact: 'S1.B' });

export const items = {
  email: given('Email', 'identifiers'),
  password: { ...given('Password', 'identifiers'), secret: true },
  name: given('Name', 'identifiers'),
  countryOfResidence: given('Country of residence', 'identifiers'),
  country: given('Country', 'identifiers'),
  phoneNumber: given('Phone number', 'identifiers'),
  companyName: given('Company name', 'professional'),
  companyDescription: given('Company description', 'professional'),
  businessDescription: given('Business description', 'professional'),
  jobTitle: given('Job title', 'professional'),
  category: given('Category', 'professional'),
  sourceOfVisit: given('Source of visit', 'professional'),
  inquiryDetails: given('Inquiry details', 'professional'),
  ipAddress: recorded('IP address'),
  visitTime: recorded('Date and time of visit'),
  usageRecord: recorded('Service usage record'),
} as const satisfies Record<string, Item>;

export type ItemId = keyof typeof items;

export const purposes = {
  service: {
    label: 'Providing the service',
    why: 'to give you your account and the service',
    short: 'Your account',
    fact: 'S4.A',
  },
  inquiries: {
    label: 'Answering inquiries, sending information and guides, and keeping track of their status',
    why: 'to answer your inquiry and keep track of it',
    short: 'Answering your inquiry',
    fact: 'S2',
  },
  staff: {
    label: 'Letting staff talk to each other and work on an answer to an inquiry',
    why: 'so that staff can work on an answer together',
    short: 'Staff working on an answer',
    fact: 'S2',
  },
  marketing: {
    label: 'Sending resource material, newsletters and marketing',
    why: 'to send you the news and resources you asked for',
    short: 'Marketing, by your consent',
    fact: 'S2',
  },
  security: {
    label: 'Keeping accounts and the service safe',
    why: 'to keep your account safe',
    short: 'Keeping your account safe',
    fact: 'portal',
  },
} as const satisfies Record<string, Purpose>;

export type PurposeId = keyof typeof purposes;

export const consents = {
  account: {
    kind: 'required',
    label: 'Email and password, to give you an account',
    purpose: 'service',
    items: ['email', 'password'],
    refusing: 'Without this we cannot open an account.',
    needsProof: false,
  },
  profile: {
    kind: 'required',
    label: 'Name, company name and category, to provide the service',
    purpose: 'service',
    items: ['name', 'companyName', 'category'],
    refusing: 'Without this the account stays open for your data and your rights only.',
    needsProof: false,
  },
  profileOptional: {
    kind: 'optional',
    label: 'Country, company description and source of visit',
    purpose: 'service',
    items: ['country', 'companyDescription', 'sourceOfVisit'],
    refusing: 'Saying no costs you nothing: we leave these out.',
    needsProof: false,
  },
  inquiry: {
    kind: 'required',
    label: 'Name, country of residence, email, company name and inquiry details, to answer you',
    purpose: 'inquiries',
    items: ['name', 'countryOfResidence', 'email', 'companyName', 'inquiryDetails'],
    refusing: 'Without this we cannot answer your inquiry.',
    needsProof: false,
  },
  inquiryOptional: {
    kind: 'optional',
    label: 'Business description, job title and phone number',
    purpose: 'inquiries',
    items: ['businessDescription', 'jobTitle', 'phoneNumber'],
    refusing: 'Saying no costs you nothing: we leave these out.',
    needsProof: false,
  },
  abroad: {
    kind: 'abroad',
    label: 'Storage in the USA',
    purpose: 'service',
    items: [],
    refusing: 'Our systems run there, so without this we cannot store what you send.',
    needsProof: false,
  },
  marketing: {
    kind: 'marketing',
    label: 'Email, name and company, for news and resources by email',
    purpose: 'marketing',
    items: ['email', 'name', 'companyName'],
    refusing: 'Saying no costs you nothing.',
    needsProof: true,
  },
} as const satisfies Record<string, Consent<ItemId, PurposeId>>;

export type ConsentId = keyof typeof consents;

/** A signal of the browser, or a press in My Data. The portal does neither, and keeps to a no given all the same. */
export const optOuts = {
  saleAndSharing: {
    label: 'Sale and sharing of your data',
    text: [
      'We do not sell your personal data, and we do not share it for advertising on other sites.',
      'An opt-out is kept all the same, and holds should that ever change.',
    ],
  },
  marketingProfiling: {
    label: 'Profiling for marketing',
    text: [
      'We build no profile of you to choose what marketing you get: everyone who agreed to a topic gets the same mail.',
      'An opt-out is kept all the same, and holds should that ever change.',
    ],
  },
} as const satisfies Record<string, OptOut>;

export type OptOutId = keyof typeof optOuts;

/** What the third purpose of S2 sends: resource material, newsletters and marketing. */
export const topics = {
  resources: { label: 'Resource material' },
  newsletter: { label: 'Newsletter' },
  events: { label: 'Events' },
  productNews: { label: 'Product news' },
} as const;

export type TopicId = keyof typeof topics;

/** The operator's lists. The policy names the two items and leaves their values to the operator. */
const categories = ['Manufacturing', 'Retail', 'Logistics', 'Finance', 'Public sector', 'Technology', 'Other'] as const;
const sourcesOfVisit = [
  'Search engine',
  'A colleague',
  'An event',
  'News or social media',
  'An email from us',
  'Other',
] as const;

const name = { item: 'name', control: 'text', autocomplete: 'name', maxLength: 200 } as const satisfies Field<ItemId>;
const email = {
  item: 'email',
  control: 'email',
  autocomplete: 'email',
  maxLength: 254,
} as const satisfies Field<ItemId>;
const companyName = {
  item: 'companyName',
  control: 'text',
  autocomplete: 'organization',
  maxLength: 200,
} as const satisfies Field<ItemId>;

export const collectionPoints = {
  contact: {
    label: 'Contact us',
    path: '/contact',
    fact: 'S1.A',
    required: [
      name,
      { item: 'countryOfResidence', control: 'country', autocomplete: 'country', maxLength: 2 },
      email,
      companyName,
      {
        item: 'inquiryDetails',
        control: 'long-text',
        hint: 'Please leave out anything about your health, beliefs or finances.',
        maxLength: 5000,
      },
    ],
    optional: [
      { item: 'businessDescription', control: 'long-text', maxLength: 2000 },
      { item: 'jobTitle', control: 'text', autocomplete: 'organization-title', maxLength: 200 },
      { item: 'phoneNumber', control: 'tel', autocomplete: 'tel', maxLength: 40 },
    ],
    consents: ['inquiry', 'abroad', 'inquiryOptional', 'marketing'],
  },
  signUp: {
    label: 'Sign up',
    path: '/sign-up',
    fact: 'S1.A',
    required: [
      { ...email, hint: 'We send one message to confirm it is yours.' },
      {
        item: 'password',
        control: 'password',
        autocomplete: 'new-password',
        hint: '15 characters or more. A few unrelated words work well. Paste is fine.',
        maxLength: 256,
      },
    ],
    optional: [],
    consents: ['account', 'abroad', 'marketing'],
  },
  firstLogin: {
    label: 'First log in',
    path: '/welcome',
    fact: 'S1.A',
    required: [name, companyName, { item: 'category', control: 'choice', maxLength: 40, options: categories }],
    optional: [
      { item: 'country', control: 'country', autocomplete: 'country', maxLength: 2 },
      { item: 'companyDescription', control: 'long-text', maxLength: 2000 },
      { item: 'sourceOfVisit', control: 'choice', maxLength: 40, options: sourcesOfVisit },
    ],
    consents: ['profile', 'abroad', 'profileOptional'],
  },
} as const;

export type CollectionPointId = keyof typeof collectionPoints;
