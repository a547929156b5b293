import type { Column } from 'drizzle-orm';
import type * as schema from '@/lib/db/schema';
import type { Sealed } from '@/lib/db/sealed-column';
import type { ItemId } from '@/lib/policy/current';
import { addressPlacements } from './address-placements';
import { collectedPlacements } from './collected-placements';
import { controlPlacements } from './control-placements';
import { correctionPlacements } from './correction-placements';
import { erasurePlacements } from './erasure-placements';
import { requestPlacements } from './request-placements';

const noItems = ['subject', 'key', 'record', 'staff', 'bookkeeping'] as const;
export type NoItem = (typeof noItems)[number];

/**
 * What a column is to the policy: an item of it; `subject`, which leads to the person; `key`, which opens or finds;
 * `record`, what the portal has to write down of its own dealing with the person under a law; `staff`, which can name somebody at
 * the company, whose name is not the person's to have; or `bookkeeping`, which tells nothing about anybody by itself.
 */
export type Placement = ItemId | NoItem;

export const isItem = (placement: Placement): placement is ItemId =>
  !(noItems as readonly Placement[]).includes(placement);

type Tables = typeof schema;
export type TableName = keyof Tables;

/** A sealed column holds an item, a key or a record; calling it bookkeeping does not compile. */
type PlacementOf<C> = C extends Column
  ? NonNullable<C['_']['data']> extends Sealed
    ? ItemId | 'key' | 'record'
    : Placement
  : never;

type DataMap = {
  readonly [T in TableName]: {
    readonly [C in keyof Tables[T]['_']['columns']]: PlacementOf<Tables[T]['_']['columns'][C]>;
  };
};

/**
 * Every column of every table, placed. A column left out, or an item the policy does not declare,
 * does not compile. The copy, erasure and "what we hold" walk this map.
 */
export const dataMap = {
  subjects: {
    id: 'subject',
    kind: 'bookkeeping',
    emailIndex: 'key',
    createdAt: 'bookkeeping',
    provedAt: 'bookkeeping',
    eraseAfter: 'bookkeeping',
    closeRequestedAt: 'bookkeeping',
    closesAt: 'bookkeeping',
    restrictedAt: 'bookkeeping',
    restrictionGround: 'bookkeeping',
  },
  subjectKeys: { subjectId: 'subject', wrappedKey: 'key', kekId: 'key', createdAt: 'bookkeeping' },
  // Before the tables with whose rows they go, so that an erasure counts them.
  ...correctionPlacements,
  accounts: {
    subjectId: 'subject',
    email: 'email',
    passwordHash: 'password',
    createdAt: 'bookkeeping',
    emailChangedAt: 'bookkeeping',
    passwordChangedAt: 'bookkeeping',
  },
  profiles: {
    subjectId: 'subject',
    ...collectedPlacements('firstLogin'),
    createdAt: 'bookkeeping',
    changedAt: 'bookkeeping',
  },
  inquiries: {
    id: 'bookkeeping',
    subjectId: 'subject',
    kind: 'bookkeeping',
    status: 'bookkeeping',
    ...collectedPlacements('contact'),
    answer: 'inquiryDetails',
    receivedAt: 'bookkeeping',
    answeredAt: 'bookkeeping',
    answeredBy: 'staff',
  },
  consentEvents: {
    receiptId: 'bookkeeping',
    sequence: 'bookkeeping',
    subjectId: 'subject',
    consent: 'bookkeeping',
    topic: 'bookkeeping',
    decision: 'bookkeeping',
    policyVersion: 'bookkeeping',
    noticeId: 'bookkeeping',
    noticeHash: 'bookkeeping',
    place: 'bookkeeping',
    actor: 'staff',
    at: 'bookkeeping',
  },
  sessions: {
    id: 'bookkeeping',
    subjectId: 'subject',
    tokenHash: 'key',
    createdAt: 'visitTime',
    seenAt: 'visitTime',
    passwordAt: 'bookkeeping',
  },
  mailLinks: {
    tokenHash: 'key',
    subjectId: 'subject',
    use: 'bookkeeping',
    requestId: 'bookkeeping',
    emailIndex: 'key',
    createdAt: 'bookkeeping',
    expiresAt: 'bookkeeping',
    usedAt: 'bookkeeping',
  },
  emailChanges: {
    subjectId: 'subject',
    newEmail: 'email',
    oldEmail: 'email',
    requestedAt: 'bookkeeping',
    confirmedAt: 'bookkeeping',
  },
  outbox: {
    id: 'bookkeeping',
    subjectId: 'subject',
    emailIndex: 'key',
    template: 'bookkeeping',
    inquiryId: 'bookkeeping',
    requestStepId: 'bookkeeping',
    receiptIds: 'bookkeeping',
    campaignId: 'bookkeeping',
    createdAt: 'bookkeeping',
    nextTryAt: 'bookkeeping',
    lockedUntil: 'bookkeeping',
    tries: 'bookkeeping',
    lastError: 'bookkeeping',
    failedAt: 'bookkeeping',
  },
  renewalOffers: { receiptId: 'bookkeeping', subjectId: 'subject', offeredAt: 'bookkeeping' },
  campaigns: {
    id: 'bookkeeping',
    topic: 'bookkeeping',
    subject: 'bookkeeping',
    html: 'bookkeeping',
    text: 'bookkeeping',
    createdAt: 'bookkeeping',
    queuedThrough: 'bookkeeping',
    queued: 'bookkeeping',
    queuedAt: 'bookkeeping',
  },
  kekRetirements: { kekId: 'bookkeeping', unusedSince: 'bookkeeping' },
  suppressions: { id: 'bookkeeping', addressHash: 'key', keyId: 'bookkeeping', at: 'bookkeeping' },
  erasureEntries: {
    id: 'bookkeeping',
    sequence: 'bookkeeping',
    at: 'bookkeeping',
    kind: 'bookkeeping',
    hash: 'key',
    keyId: 'bookkeeping',
    consent: 'bookkeeping',
    topic: 'bookkeeping',
    decision: 'bookkeeping',
    place: 'bookkeeping',
    ground: 'bookkeeping',
    line: 'bookkeeping',
  },
  ...erasurePlacements,
  keptMails: { id: 'bookkeeping', subjectId: 'subject', message: 'email', sentAt: 'bookkeeping' },
  visits: {
    id: 'bookkeeping',
    subjectId: 'subject',
    at: 'visitTime',
    ipAddress: 'ipAddress',
    usageRecord: 'usageRecord',
  },
  auditEvents: {
    sequence: 'bookkeeping',
    transactionId: 'bookkeeping',
    at: 'bookkeeping',
    door: 'bookkeeping',
    actor: 'staff',
    action: 'bookkeeping',
    subjectRef: 'subject',
  },
  auditDetails: {
    sequence: 'bookkeeping',
    subjectRef: 'subject',
    columns: 'bookkeeping',
    salt: 'bookkeeping',
    at: 'bookkeeping',
  },
  auditSeals: { position: 'bookkeeping', sequence: 'bookkeeping', leafHash: 'bookkeeping', detailHash: 'bookkeeping' },
  auditCheckpoints: {
    id: 'bookkeeping',
    size: 'bookkeeping',
    note: 'bookkeeping',
    peaks: 'bookkeeping',
    sealedBelow: 'bookkeeping',
    at: 'bookkeeping',
  },
  legalHolds: {
    id: 'bookkeeping',
    subjectId: 'subject',
    items: 'bookkeeping',
    ground: 'record',
    authority: 'record',
    tellingForbiddenBy: 'bookkeeping',
    reviewOn: 'bookkeeping',
    reviewedBy: 'staff',
    proposedBy: 'staff',
    proposedAt: 'bookkeeping',
    approvedBy: 'staff',
    approvedAt: 'bookkeeping',
    liftedBy: 'staff',
    liftedAt: 'bookkeeping',
  },
  heldRecords: {
    id: 'bookkeeping',
    subjectId: 'subject',
    item: 'bookkeeping',
    originTable: 'bookkeeping',
    originRow: 'bookkeeping',
    originColumn: 'bookkeeping',
    sealedValue: 'record',
    plainValue: 'record',
    keptAt: 'bookkeeping',
    releasedAt: 'bookkeeping',
  },
  disclosures: {
    id: 'bookkeeping',
    subjectId: 'subject',
    items: 'bookkeeping',
    basis: 'bookkeeping',
    recipient: 'record',
    law: 'record',
    receiptId: 'bookkeeping',
    tellingForbiddenBy: 'bookkeeping',
    proposedBy: 'staff',
    proposedAt: 'bookkeeping',
    approvedBy: 'staff',
    approvedAt: 'bookkeeping',
  },
  destructions: {
    id: 'bookkeeping',
    run: 'bookkeeping',
    rule: 'bookkeeping',
    policyVersion: 'bookkeeping',
    count: 'bookkeeping',
    startedAt: 'bookkeeping',
    endedAt: 'bookkeeping',
  },
  ...requestPlacements,
  ...addressPlacements,
  ...controlPlacements,
  rateLimits: { key: 'key', points: 'bookkeeping', expire: 'bookkeeping' },
} as const satisfies DataMap;

/**
 * What erasure does with a table's rows of the person. `delete` unless named here: the ledger keeps
 * its events and the log of requests its lines with the link cut, as an erasure its report; the audit trail keeps a reference
 * that leads nowhere any more.
 */
export const keptOnErasure = {
  consentEvents: 'unlink',
  requests: 'unlink',
  erasures: 'unlink',
  childReports: 'unlink',
  auditEvents: 'keep',
} as const satisfies Partial<Record<TableName, 'unlink' | 'keep'>>;

/** The column of a table that leads to the person; null where the table holds none. */
export function subjectColumn(table: TableName): string | null {
  const found = Object.entries(dataMap[table]).find(([, placement]) => placement === 'subject');
  return found ? found[0] : null;
}

/** The columns of a table that hold items of the policy, with the item each holds. */
export function itemColumns(table: TableName): { column: string; item: ItemId }[] {
  const placed: [string, Placement][] = Object.entries(dataMap[table]);
  return placed.flatMap(([column, item]) => (isItem(item) ? [{ column, item }] : []));
}

/** What stays of an erased person while a legal hold is in force: what was put aside, and what opens and explains it. */
export const keptByHold: readonly TableName[] = ['subjects', 'subjectKeys', 'legalHolds', 'heldRecords'];
