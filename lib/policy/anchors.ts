/**
 * What the program knows by name, and a version therefore has: its forms, its ledger, its database's rules and its sweep are
 * written for these. All else is a policy's own: further items, purposes, processors, topics, opt-outs and prose.
 */
export const anchors = {
  /** A page and a table each; what is asked there a version says itself. */
  points: ['contact', 'signUp', 'firstLogin'],
  /** An account is made of the first two, an inquiry of its text and an address, a visit of the last three. */
  items: ['email', 'password', 'inquiryDetails', 'ipAddress', 'visitTime', 'usageRecord'],
  /** What an account, a profile and an inquiry rest on, and the list that mail is sent by. */
  consents: ['account', 'profile', 'inquiry', 'marketing'],
  /** The ends that a job, an erasure or a page carries out. */
  rules: [
    'marketing',
    'answered-inquirer',
    'visit',
    'ip-address',
    'unconfirmed-sign-up',
    'address-change',
    'session',
    'closing',
    'farewell',
    'request',
    'earlier-value',
    'suppression',
    'investigation',
  ],
  /** What pages, certificates and copies link to or repeat. */
  notes: [
    'after-closure',
    'backups',
    'certificate',
    'closure-mail',
    'complaint',
    'consent-alone',
    'evidence',
    'hold',
    'log-details',
    'requests',
    'suppression',
  ],
} as const;

/** What the program knows by name where a version has it, and does without where it has not. */
export const optionalAnchors = {
  /** The optional items of each point, and storage at a processor in another country. */
  consents: ['profileOptional', 'inquiryOptional', 'abroad'],
  /** Whoever takes payments, and the rule of a deletion there. */
  processors: ['stripe'],
  rules: ['stripe-deletion'],
} as const;

export type AnchorPoint = (typeof anchors.points)[number];
export type OptionalConsentId = (typeof optionalAnchors.consents)[number];
export type OptionalProcessorId = (typeof optionalAnchors.processors)[number];
export type OptionalRuleId = (typeof optionalAnchors.rules)[number];
