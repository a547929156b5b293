import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { currentConsents, isConsent } from '@/lib/consent/current-consents';
import { itemColumns } from '@/lib/data-map/data-map';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import type { DatedRuleId } from '@/lib/policy/current';
import { periodEnd } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import { isAskedField } from '@/lib/requests/asked-fields';
import { type Disputes, readDisputes } from '@/lib/requests/disputes';
import { getKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { type EarlierByPlace, placeOf, readEarlierValues } from './correct/earlier-values';
import { type HeldItem, heldItem } from './held-item';
import { inForce } from './hold/in-force';
import { type Restriction, restrictionColumns, restrictionOf } from './restriction';

export interface Overview {
  email: string;
  /** Null before the first log-in step. */
  profileSince: Date | null;
  given: HeldItem[];
  inquiries: { id: string; receivedAt: Date; status: 'received' | 'answered'; items: HeldItem[] }[];
  visits: {
    count: number;
    latest: { at: Date; ipAddress: string | null } | null;
    /** When the latest goes, and the IP address in it. */
    goesAt: Date | null;
    ipGoesAt: Date | null;
  };
  marketing: { granted: boolean; since: Date | null; until: Date | null };
  sessions: number;
  /** A new address that waits to be confirmed, and until when. */
  newEmail: { email: string; until: Date | null } | null;
  consentsGiven: number;
  /** Requests that people at the company see to. */
  openRequests: number;
  /** Legal holds in force that the person may be told of. */
  holds: number;
  /** When the account is to close; null where it stays. */
  closesAt: Date | null;
  /** Since when nothing is done with the data but keeping it, and why; null where it is not restricted. */
  restriction: Restriction | null;
  /** Whether a number at Stripe is noted. */
  atStripe: boolean;
}

type Row = Record<string, unknown> & { since: Date };

/** The time a column's value came, where the row keeps one of its own. */
const ownTime: Readonly<Record<string, string>> = {
  email: 'emailChangedAt',
  passwordHash: 'passwordChangedAt',
  answer: 'answeredAt',
};

/** What the items of a person have beside them. */
interface Beside {
  earlier: EarlierByPlace;
  disputes: Disputes;
  marketing: boolean;
  atStripe: boolean;
}

type Table = 'accounts' | 'profiles' | 'inquiries';

function itemsOf(
  table: Table,
  rowId: string,
  row: Row,
  { earlier, disputes, marketing, atStripe }: Beside,
): HeldItem[] {
  return itemColumns(table).flatMap(({ column, item }) => {
    const value = row[column];
    const changedAt = row[ownTime[column] ?? ''];
    const since = changedAt instanceof Date ? changedAt : row.since;
    if (typeof value !== 'string') return [];
    const held = heldItem(table, column, item, value, since, marketing, atStripe);
    const dispute =
      table === 'inquiries' && isAskedField(column)
        ? { statement: disputes.of(rowId, column), mayBeWritten: disputes.mayBeWritten(rowId, column) }
        : null;
    return [{ ...held, earlier: earlier.get(placeOf(table, rowId, column)) ?? [], dispute }];
  });
}

async function readGiven(tx: Tx, key: SubjectKey, beside: Beside) {
  const [account] = await tx.select().from(schema.accounts);
  if (!account) throw new Error('A session without an account');
  const [profile] = await tx.select().from(schema.profiles);
  const opened = key.open(schema.accounts, key.subjectId, account);
  return {
    email: opened.email,
    profileSince: profile?.createdAt ?? null,
    given: [
      ...itemsOf('accounts', key.subjectId, { ...opened, since: account.createdAt }, beside),
      ...(profile
        ? // A correction stores the whole step anew, so all of it counts from then.
          itemsOf(
            'profiles',
            key.subjectId,
            { ...key.open(schema.profiles, key.subjectId, profile), since: profile.changedAt ?? profile.createdAt },
            beside,
          )
        : []),
    ],
  };
}

async function readInquiries(tx: Tx, key: SubjectKey, beside: Beside) {
  const rows = await tx.select().from(schema.inquiries).orderBy(desc(schema.inquiries.receivedAt)).limit(100);
  return rows.map((row) => ({
    id: row.id,
    receivedAt: row.receivedAt,
    status: row.status,
    items: itemsOf('inquiries', row.id, { ...key.open(schema.inquiries, row.id, row), since: row.receivedAt }, beside),
  }));
}

const goesAt = (rule: DatedRuleId, since: Date): Date | null => periodEnd(retentionRule(rule).until, since);

async function readVisits(tx: Tx, key: SubjectKey) {
  const { visits } = schema;
  const [counted] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(visits)
    .where(eq(visits.subjectId, key.subjectId));
  const [row] = await tx
    .select()
    .from(visits)
    .where(eq(visits.subjectId, key.subjectId))
    .orderBy(desc(visits.at))
    .limit(1);
  const latest = row ? key.open(visits, row.id, row) : null;
  return {
    count: counted?.count ?? 0,
    latest: latest && { at: latest.at, ipAddress: latest.ipAddress },
    goesAt: latest && goesAt('visit', latest.at),
    ipGoesAt: latest?.ipAddress ? goesAt('ip-address', latest.at) : null,
  };
}

/** Everything held about the signed-in person, as the first page of My Data shows it: one door, one answer. */
export const readOverview = (subject: Subject): Promise<Overview> =>
  asSubject(subject, async (tx) => {
    // Asked together, they travel together.
    const [key, consents, [change], [open], [held], [asked], [self], [stripe]] = await Promise.all([
      getKey(tx, subject.id),
      currentConsents(tx, subject.id),
      tx.select().from(schema.emailChanges).where(eq(schema.emailChanges.subjectId, subject.id)),
      tx.select({ count: sql<number>`count(*)::int` }).from(schema.sessions),
      tx
        .select({ count: sql<number>`count(*)::int` })
        .from(schema.legalHolds)
        .where(and(eq(schema.legalHolds.subjectId, subject.id), inForce)),
      tx
        .select({ count: sql<number>`count(*)::int` })
        .from(schema.requests)
        .where(and(eq(schema.requests.subjectId, subject.id), ne(schema.requests.state, 'closed'))),
      tx
        .select({ closesAt: schema.subjects.closesAt, ...restrictionColumns })
        .from(schema.subjects)
        .where(eq(schema.subjects.id, subject.id)),
      tx
        .select({ id: schema.stripeCustomers.subjectId })
        .from(schema.stripeCustomers)
        .where(eq(schema.stripeCustomers.subjectId, subject.id)),
    ]);
    const marketing = consents.get('marketing');
    const granted = marketing?.counts ?? false;
    const beside: Beside = {
      earlier: await readEarlierValues(tx, key),
      disputes: await readDisputes(tx, key),
      marketing: granted,
      atStripe: stripe !== undefined,
    };
    const [given, inquiries, visits] = await Promise.all([
      readGiven(tx, key, beside),
      readInquiries(tx, key, beside),
      readVisits(tx, key),
    ]);
    return {
      ...given,
      inquiries,
      visits,
      marketing: {
        granted,
        since: granted && marketing ? marketing.at : null,
        until: granted && marketing ? marketing.until : null,
      },
      sessions: open?.count ?? 0,
      newEmail:
        change && !change.confirmedAt
          ? {
              email: key.open(schema.emailChanges, subject.id, change).newEmail,
              until: goesAt('address-change', change.requestedAt),
            }
          : null,
      openRequests: asked?.count ?? 0,
      holds: held?.count ?? 0,
      closesAt: self?.closesAt ?? null,
      restriction: self ? restrictionOf(self) : null,
      atStripe: stripe !== undefined,
      consentsGiven: [...consents.values()].filter(({ consent, counts }) => counts && isConsent(consent)).length,
    };
  });
