import { and, eq, exists, inArray, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { TableName } from '@/lib/data-map/data-map';
import type * as schema from '@/lib/db/schema';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { inquiries } from '@/lib/db/tables/inquiries';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { subjects } from '@/lib/db/tables/subjects';
import { type DatedRuleId, policy } from '@/lib/policy/current';
import { inForce } from '../hold/in-force';

type ColumnOf<T extends TableName> = keyof (typeof schema)[T]['_']['columns'] & string;

interface PlaceIn<T extends TableName> {
  table: T;
  /** `erase`: the whole person the row belongs to. `lapse`: a yes that the ledger ends, by a job of its own. */
  fate: 'delete' | 'blank' | 'erase' | 'lapse';
  /** The column whose time the period counts from, or the one that holds its end. */
  from?: ColumnOf<T>;
  ends?: ColumnOf<T>;
  /** The rule's second period instead of its first. */
  by?: 'orUntil';
  /** Counted back from now, which is never sooner: for what has to outlast another period of the same length. */
  countedBack?: true;
  /** What is blanked. */
  column?: ColumnOf<T>;
  where?: SQL;
}

export type Place = { [T in TableName]: PlaceIn<T> }[TableName];

const query = new QueryBuilder();

const ofNoHold = notExists(
  query
    .select({ one: sql`1` })
    .from(legalHolds)
    .where(and(eq(legalHolds.subjectId, subjects.id), inForce)),
);

/** Not of one who restricts: they may need what its period would end (GDPR 18(1)(b), (c)). */
const ofAnInquirer = exists(
  query
    .select({ one: sql`1` })
    .from(subjects)
    .where(and(eq(subjects.id, inquiries.subjectId), eq(subjects.kind, 'inquirer'), isNull(subjects.restrictedAt))),
);

/** For the same reason. Read once a sweep: they are few. */
const ofNobodyRestricted = sql`not visits.subject_id = any (array(select id from subjects where restricted_at is not null))`;

/** The same of what stood there before a correction: it goes by a press of theirs alone. */
const ofNobodyWhoNeedsIt = sql`not earlier_values.subject_id = any (array(select id from subjects where restricted_at is not null))`;

/**
 * Where each rule of the policy ends something, by the rule's id. A rule with a date that has no place here does not
 * compile; those that end with an event are carried out where it happens, by an erasure. `investigation` is what a
 * lifted hold leaves to be destroyed.
 */
export const rulePlaces = {
  marketing: [{ table: 'consentEvents', fate: 'lapse', from: 'at' }],
  'answered-inquirer': [{ table: 'inquiries', fate: 'erase', from: 'answeredAt', where: ofAnInquirer }],
  visit: [{ table: 'visits', fate: 'delete', from: 'at', where: ofNobodyRestricted }],
  'ip-address': [
    {
      table: 'visits',
      fate: 'blank',
      column: 'ipAddress',
      from: 'at',
      where: and(sql`visits.ip_address is not null`, ofNobodyRestricted),
    },
  ],
  'unconfirmed-sign-up': [
    { table: 'subjects', fate: 'erase', ends: 'eraseAfter', where: inArray(subjects.kind, ['account', 'inquirer']) },
  ],
  closing: [{ table: 'subjects', fate: 'erase', ends: 'closesAt', where: ne(subjects.kind, 'held') }],
  'address-change': [
    { table: 'emailChanges', fate: 'delete', from: 'requestedAt', where: isNull(emailChanges.confirmedAt) },
    { table: 'emailChanges', fate: 'delete', from: 'confirmedAt', by: 'orUntil' },
  ],
  request: [
    { table: 'requests', fate: 'delete', from: 'closedAt' },
    { table: 'processorNotices', fate: 'delete', from: 'toldAt' },
    { table: 'restrictionLifts', fate: 'delete', from: 'endedAt' },
  ],
  'earlier-value': [{ table: 'earlierValues', fate: 'delete', from: 'replacedAt', where: ofNobodyWhoNeedsIt }],
  // One past its 12 hours is not seen again, so it goes by this half an hour later.
  session: [{ table: 'sessions', fate: 'delete', from: 'seenAt', by: 'orUntil' }],
  farewell: [{ table: 'subjects', fate: 'erase', ends: 'eraseAfter', where: eq(subjects.kind, 'farewell') }],
  // One of a 29 February would else end some hours before a yes of the evening before, which it has to outlast.
  suppression: [{ table: 'suppressions', fate: 'delete', from: 'at', countedBack: true }],
  investigation: [
    { table: 'heldRecords', fate: 'delete', ends: 'releasedAt' },
    {
      table: 'subjects',
      fate: 'erase',
      ends: 'eraseAfter',
      where: and(eq(subjects.kind, 'held'), ofNoHold),
    },
  ],
} as const satisfies Record<DatedRuleId | 'investigation', readonly Place[]>;

/** What holds no item of the policy and so has no rule there, by the portal's note that tells its period. */
export const notePlaces = {
  'mail-links': [{ table: 'mailLinks', fate: 'delete', ends: 'expiresAt' }],
  'address-codes': [
    { table: 'addressCodes', fate: 'delete', ends: 'expiresAt' },
    { table: 'addressSessions', fate: 'delete', ends: 'endsAt' },
  ],
  'child-reports': [
    { table: 'reporters', fate: 'erase', ends: 'keptUntil' },
    { table: 'childReports', fate: 'delete', ends: 'endsAt' },
  ],
  agents: [{ table: 'agents', fate: 'delete', ends: 'endsAt' }],
  counters: [{ table: 'rateLimits', fate: 'delete', ends: 'expire' }],
} as const satisfies Record<string, readonly Place[]>;

export type PlacedId = keyof typeof rulePlaces | keyof typeof notePlaces;

/** The map holds the rules of all versions; one whose day has not come, or is over, ends nothing. */
const isInForce = (id: string) => !Object.hasOwn(rulePlaces, id) || policy.retention.some((rule) => rule.id === id);

/** People first: what belongs to them goes with them. */
export const placesById: readonly (readonly [PlacedId, Place])[] = (
  Object.entries({ ...rulePlaces, ...notePlaces }) as [PlacedId, readonly Place[]][]
)
  .filter(([id]) => isInForce(id))
  .flatMap(([id, places]) => places.map((place) => [id, place] as const))
  .toSorted(([, a], [, b]) => Number(b.fate === 'erase') - Number(a.fate === 'erase'));
