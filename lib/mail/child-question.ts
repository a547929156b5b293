import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNotNull, ne, not, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { consentEvent, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { hashToken, type Tx } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';
import { subjects } from '@/lib/db/tables/subjects';
import { reporterDays } from '@/lib/policy/child-ages';
import { itemsOfControl } from '@/lib/policy/point-items';
import { getKey } from '@/lib/subjects/keys';
import { siteAddress } from './mail-links';
import { findPerson } from './recipients';

type Report = Pick<typeof childReports.$inferSelect, 'id' | 'emailIndex' | 'reportedAt'>;

/** A yes given, or an address proved, since the report is a decision of its own, as for a suppression. */
const saidSince = (reportedAt: Date) => sql`greatest(${subjects.provedAt},
  (select max(at) from consent_events where subject_id = ${subjects.id}
    and consent = 'marketing' and decision = 'granted' and topic is null)) > ${reportedAt.toISOString()}::timestamptz`;

/**
 * Writes into the ledger that the yes has ended, which a suppression has kept from counting since the report: My Data then
 * shows what is so, and offers to agree again. No receipt is mailed, since the question says so too.
 */
async function endMarketing(tx: Tx, { emailIndex, reportedAt }: Report): Promise<void> {
  const people = await tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(
      and(
        eq(subjects.emailIndex, emailIndex),
        isNotNull(subjects.provedAt),
        sql`portal_agrees(${subjects.id})`,
        not(saidSince(reportedAt)),
      ),
    );
  const notice = noticeOf('marketing');
  const events = people.map(({ id }) =>
    consentEvent({ subjectId: id, consent: 'marketing', decision: 'lapsed', place: 'childReport', notice }),
  );
  await recordEvents(tx, events, null);
}

/** Whoever has the address: a confirmed account before everybody else, then the newest. */
async function findHolder(tx: Tx, emailIndex: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(eq(subjects.emailIndex, emailIndex), inArray(subjects.kind, ['account', 'inquirer'])))
    .orderBy(desc(sql`${subjects.kind} = 'account' and ${subjects.provedAt} is not null`), desc(subjects.createdAt))
    .limit(1);
  return row?.id ?? null;
}

const inProfile = itemsOfControl('firstLogin', 'country');
const inInquiry = itemsOfControl('contact', 'country');

const columnsOf = <Name extends string>(
  table: Readonly<Record<Name, AnyPgColumn>>,
  names: readonly Name[],
): Record<string, AnyPgColumn> => Object.fromEntries(names.map((name) => [name, table[name]]));

function firstOf(row: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  const found = names.map((name) => row[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
}

/** Where they said they live, by its code; null where they did not. */
async function findCountry(tx: Tx, subjectId: string): Promise<string | null> {
  const key = await getKey(tx, subjectId);
  const [profile] = await tx
    .select({ subjectId: profiles.subjectId, ...columnsOf(profiles, inProfile) })
    .from(profiles)
    .where(eq(profiles.subjectId, subjectId));
  const country = profile && firstOf(key.open(profiles, subjectId, profile), inProfile);
  if (country) return country;
  const [inquiry] = await tx
    .select({ id: inquiries.id, ...columnsOf(inquiries, inInquiry) })
    .from(inquiries)
    .where(eq(inquiries.subjectId, subjectId))
    .orderBy(desc(inquiries.receivedAt))
    .limit(1);
  return inquiry ? firstOf(key.open(inquiries, inquiry.id, inquiry), inInquiry) : null;
}

/** One question an address in that time, whatever is reported and however it ended. */
const wasAsked = async (tx: Tx, { id, emailIndex }: Report): Promise<boolean> => {
  const others = await tx
    .select({ id: childReports.id })
    .from(childReports)
    .where(
      and(
        eq(childReports.emailIndex, emailIndex),
        ne(childReports.id, id),
        gt(childReports.askedAt, sql`now() - make_interval(days => ${reporterDays})`),
      ),
    )
    .limit(1);
  return others.length > 0;
};

export interface Question {
  subjectId: string;
  email: string;
  country: string | null;
  url: string;
}

/**
 * Finds out who is behind a reported address, and makes the link that asks them. Tried again after
 * a failure, the mail brings another link, and the one before opens nothing.
 *
 * @returns null where nobody is to be asked
 */
export async function askHolder(tx: Tx, id: string): Promise<Question | null> {
  const ofReport = and(eq(childReports.id, id), eq(childReports.state, 'open'));
  const [report] = await tx
    .select({ id: childReports.id, emailIndex: childReports.emailIndex, reportedAt: childReports.reportedAt })
    .from(childReports)
    .where(ofReport)
    .for('update');
  if (!report) return null;
  await endMarketing(tx, report);
  const holderId = await findHolder(tx, report.emailIndex);
  const holder = holderId && (await findPerson(tx, { subjectId: holderId }));
  if (!holder || (await wasAsked(tx, report))) return null;
  const token = randomBytes(32).toString('base64url');
  await tx
    .update(childReports)
    .set({ tokenHash: hashToken(token), askedAt: sql`now()` })
    .where(ofReport);
  const { subjectId, email } = holder;
  return {
    subjectId,
    email,
    country: await findCountry(tx, subjectId),
    url: siteAddress(`/children/answer?token=${token}`),
  };
}
