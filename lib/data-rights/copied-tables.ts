import type { TableName } from '@/lib/data-map/data-map';

/**
 * Every table with something about a person, and what a copy calls it; `null` with the reason where
 * a table holds nothing that could be copied. A table left out does not compile.
 */
export const copiedTables = {
  subjects: 'You, as this portal knows you',
  accounts: 'Account',
  profiles: 'Profile',
  inquiries: 'Inquiries',
  consentEvents: 'Consent decisions',
  visits: 'Visits',
  sessions: 'Signed-in browsers',
  emailChanges: 'A change of address under way',
  mailLinks: 'Links mailed to you',
  outbox: 'Mail waiting to be sent to you',
  keptMails: 'Mail kept in local mode',
  renewalOffers: 'Offers to renew a consent',
  legalHolds: 'Investigations that keep some of your data',
  heldRecords: 'What is kept for an investigation alone',
  disclosures: 'What was given to others',
  stripeCustomers: 'Your record at Stripe',
  requests: 'Requests about your data',
  requestSteps: 'What was written about them',
  auditEvents: 'What was done with your data',
  /** Only the wrapped key: it would open the rest. */
  subjectKeys: null,
  /** Made when an account is closed; a person with an account has none. */
  farewells: null,
  /** Of accounts that are gone. */
  erasures: null,
  erasureSteps: null,
  /** Column names of the audit events above. */
  auditDetails: null,
  /** Hashes of the audit events above, and roots over them. */
  auditSeals: null,
  auditCheckpoints: null,
  /** What was written to a topic, the same for everyone. */
  campaigns: null,
  /** Hashes of the addresses of people who are gone. */
  suppressions: null,
  /** Hashes of random ids, for a backup that is restored; what they are about stands in the tables above. */
  erasureEntries: null,
  /** Numbers of requests that are gone. */
  requestCounts: null,
  /** Numbers of what was destroyed, by rule. */
  destructions: null,
  /** Since when a key wraps nobody's key any more. */
  kekRetirements: null,
  /** Counters under hashed keys; nothing leads to a person. */
  rateLimits: null,
} as const satisfies Record<TableName, string | null>;

export type CopiedTable = { [T in TableName]: (typeof copiedTables)[T] extends string ? T : never }[TableName];

export const copiedTableNames = Object.entries(copiedTables).flatMap(([name, title]) =>
  title === null ? [] : [{ name: name as CopiedTable, title }],
);
