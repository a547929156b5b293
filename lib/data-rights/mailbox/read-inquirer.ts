import { and, desc, eq, sql } from 'drizzle-orm';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { type ConsentState, currentConsents, isConsent } from '@/lib/consent/current-consents';
import { itemColumns } from '@/lib/data-map/data-map';
import type { Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { inquiries } from '@/lib/db/tables/inquiries';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { subjects } from '@/lib/db/tables/subjects';
import { leftOutAt } from '@/lib/policy/left-out';
import { periodEnd } from '@/lib/policy/period-end';
import { itemsAt, type OptionalAt } from '@/lib/policy/point-items';
import { retentionRule } from '@/lib/policy/retention-of';
import { isAskedField } from '@/lib/requests/asked-fields';
import { readDisputes } from '@/lib/requests/disputes';
import { type OwnRequests, readRequests } from '@/lib/requests/own-requests';
import { findKey } from '@/lib/subjects/keys';
import { placeOf, readEarlierValues } from '../correct/earlier-values';
import { type HeldItem, heldItem } from '../held-item';
import { inForce } from '../hold/in-force';
import { type LookView, readLooks } from '../list-looks';
import { type Restriction, restrictionColumns, restrictionOf } from '../restriction';
import { keptWhileRestricted } from '../restriction-grounds';
import { isCorrectable } from './correction-schema';
import { asInquirer, listInquirers } from './list-inquirers';

/** One inquiry sent signed out, with all that is held about whoever sent it. */
export interface InquirerView {
  /** Of the person, who has this one inquiry. */
  id: string;
  number: string;
  kind: 'question' | 'demo';
  status: 'received' | 'answered';
  receivedAt: Date;
  /** By the mailed link of then; a code proves the mailbox of today. */
  isProved: boolean;
  items: HeldItem[];
  /** What a person may correct, by field. */
  values: Record<string, string>;
  /** Whether optional items may be held, and whether any are. */
  optional: { agreed: boolean; held: boolean };
  consents: ConsentState[];
  decisions: { receiptId: string; consent: string; decision: string; at: Date }[];
  requests: OwnRequests;
  restriction: Restriction | null;
  /** Confirmed as a child's: the next sweep destroys it, and nothing of it is changed any more. */
  isGoing: boolean;
  /** Legal holds in force that the person may be told of. */
  holds: number;
  /** Who looked at it, the newest. */
  looks: LookView[];
}

const optionalItems = Object.keys(leftOutAt('contact')) as OptionalAt<'contact'>[];

/** The rule of an inquiry without an account, which the policy's own of an account does not end. */
const rule = retentionRule('answered-inquirer');

/** In a door of the person themselves. */
export async function readInquirer(tx: Tx, id: string): Promise<InquirerView | null> {
  const key = await findKey(tx, id);
  const [row] = key ? await tx.select().from(inquiries).where(eq(inquiries.subjectId, id)) : [];
  const [person] = await tx
    .select({ provedAt: subjects.provedAt, closesAt: subjects.closesAt, ...restrictionColumns })
    .from(subjects)
    .where(eq(subjects.id, id));
  if (!key || !row || !person) return null;
  const opened = key.open(inquiries, row.id, row);
  const restriction = restrictionOf(person);
  const keeping = restriction
    ? { kept: keptWhileRestricted, endsAt: null }
    : { kept: rule.kept, endsAt: row.answeredAt && periodEnd(rule.until, row.answeredAt) };
  const [earlier, disputes] = [await readEarlierValues(tx, key), await readDisputes(tx, key)];
  const items = itemColumns('inquiries').flatMap(({ column, item }) => {
    const value = opened[column as keyof typeof opened];
    const since = column === 'answer' && row.answeredAt ? row.answeredAt : row.receivedAt;
    if (typeof value !== 'string') return [];
    const held = heldItem('inquiries', column, item, value, since, false);
    const dispute = isAskedField(column)
      ? { statement: disputes.of(row.id, column), mayBeWritten: disputes.mayBeWritten(row.id, column) }
      : null;
    return [{ ...held, ...keeping, earlier: earlier.get(placeOf('inquiries', row.id, column)) ?? [], dispute }];
  });
  const states = await currentConsents(tx, id);
  const [held] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(legalHolds)
    .where(and(eq(legalHolds.subjectId, id), inForce));
  return {
    id,
    number: row.id,
    kind: row.kind,
    status: row.status,
    receivedAt: row.receivedAt,
    isProved: person.provedAt !== null,
    items,
    values: Object.fromEntries(
      itemsAt('contact').flatMap((name) => (isCorrectable(name, row.status) ? [[name, opened[name] ?? '']] : [])),
    ),
    optional: {
      agreed: states.get('inquiryOptional')?.counts ?? false,
      held: optionalItems.some((name) => opened[name] !== null),
    },
    consents: [...states.values()].filter(({ consent }) => isConsent(consent)),
    decisions: await tx
      .select({
        receiptId: consentEvents.receiptId,
        consent: consentEvents.consent,
        decision: consentEvents.decision,
        at: consentEvents.at,
      })
      .from(consentEvents)
      .where(eq(consentEvents.subjectId, id))
      .orderBy(desc(consentEvents.sequence)),
    requests: await readRequests(tx),
    restriction,
    isGoing: person.closesAt !== null,
    holds: held?.count ?? 0,
    looks: await readLooks(tx, id),
  };
}

/** One of the mailbox; null for anybody else's and for nobody's. */
export const findInquirer = (mailbox: Mailbox, id: string): Promise<InquirerView | null> =>
  asInquirer(mailbox, id, (tx) => readInquirer(tx, id));

/** Everything that is held about whoever wrote from this mailbox without an account, the newest first: a door for each. */
export async function readMailbox(mailbox: Mailbox): Promise<InquirerView[]> {
  const views: InquirerView[] = [];
  for (const id of await listInquirers(mailbox)) {
    const view = await findInquirer(mailbox, id);
    if (view) views.push(view);
  }
  return views;
}
