import type { dataMap, TableName } from '@/lib/data-map/data-map';
import type { PartId } from './parts';

interface Copied<Column> {
  /** What a copy calls it. */
  title: string;
  part: PartId;
  /** When a row came about: what a period chooses by. Null where the rows are what is so now, which no period leaves out. */
  datedBy: Column | null;
}

/**
 * Every table with something about a person; `null` with the reason where a table holds nothing that could be copied. A
 * table left out does not compile.
 */
export const copiedTables = {
  subjects: { title: 'You, as this portal knows you', part: 'account', datedBy: null },
  accounts: { title: 'Account', part: 'account', datedBy: null },
  profiles: { title: 'Profile', part: 'account', datedBy: null },
  emailChanges: { title: 'A change of address under way', part: 'account', datedBy: null },
  stripeCustomers: { title: 'Your record at Stripe', part: 'account', datedBy: null },
  earlierValues: { title: 'What items said before a correction', part: 'account', datedBy: 'replacedAt' },
  inquiries: { title: 'Inquiries', part: 'inquiries', datedBy: 'receivedAt' },
  disputes: { title: 'What you say of items we did not correct', part: 'inquiries', datedBy: 'writtenAt' },
  requests: { title: 'Requests about your data', part: 'requests', datedBy: 'receivedAt' },
  requestSteps: { title: 'What was written about your requests', part: 'requests', datedBy: 'at' },
  agents: { title: 'Agents you have named', part: 'requests', datedBy: null },
  restrictionLifts: { title: 'Ends of a restriction that we announced', part: 'requests', datedBy: 'announcedAt' },
  consentEvents: { title: 'Consent decisions', part: 'consents', datedBy: 'at' },
  renewalOffers: { title: 'Offers to renew a consent', part: 'consents', datedBy: 'offeredAt' },
  policyNotices: { title: 'Changes of the policy that you were told of', part: 'consents', datedBy: 'queuedAt' },
  visits: { title: 'Visits', part: 'activity', datedBy: 'at' },
  sessions: { title: 'Signed-in browsers', part: 'activity', datedBy: null },
  mailLinks: { title: 'Links mailed to you', part: 'mail', datedBy: null },
  outbox: { title: 'Mail waiting to be sent to you', part: 'mail', datedBy: null },
  keptMails: { title: 'Mail kept in local mode', part: 'mail', datedBy: 'sentAt' },
  legalHolds: { title: 'Investigations that keep some of your data', part: 'legal', datedBy: null },
  heldRecords: { title: 'What is kept for an investigation alone', part: 'legal', datedBy: null },
  disclosures: { title: 'What was given to others', part: 'legal', datedBy: 'approvedAt' },
  processorNotices: { title: 'What processors were told', part: 'legal', datedBy: 'causedAt' },
  auditEvents: { title: 'What was done with your data', part: 'log', datedBy: 'at' },
  /** Of an address, and of nobody: a short way in for whoever has no account. */
  addressCodes: null,
  addressSessions: null,
  /** Only the wrapped key: it would open the rest. */
  subjectKeys: null,
  /** Made when an account is closed; a person with an account has none. */
  farewells: null,
  /** Of who reported a child's data, which is no account; and their report, which leads to nobody else. */
  reporters: null,
  childReports: null,
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
  /** How long a yes to each notice counts, the same for everyone. */
  noticePeriods: null,
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
  /** What people at the company attest to have done; nobody else is named. */
  attestations: null,
  /** When each job last ran. */
  jobRuns: null,
  /** Counters under hashed keys; nothing leads to a person. */
  rateLimits: null,
} as const satisfies { [T in TableName]: Copied<keyof (typeof dataMap)[T]> | null };

export type CopiedTable = { [T in TableName]: (typeof copiedTables)[T] extends null ? never : T }[TableName];

export type CopiedEntry = Copied<string> & { name: CopiedTable };

export const copiedEntries: readonly CopiedEntry[] = Object.entries(copiedTables).flatMap(([name, entry]) =>
  entry === null ? [] : [{ name: name as CopiedTable, ...entry }],
);
