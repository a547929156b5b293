import { and, eq, sql } from 'drizzle-orm';
import { asSubject, type DataSubject, type Tx } from '@/lib/db/doors';
import { disputes } from '@/lib/db/tables/disputes';
import { inquiries } from '@/lib/db/tables/inquiries';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import type { AskedField } from './asked-fields';

/** What the person says of an item that we did not correct, beside it. */
export interface Dispute {
  statement: string;
  writtenAt: Date;
}

/** An item of an inquiry, by its column in our schema. */
export interface DisputedItem {
  inquiry: string;
  field: AskedField;
}

const keyOf = (inquiry: string, field: string): string => `${inquiry} ${field}`;

export interface Disputes {
  of: (inquiry: string, field: string) => Dispute | null;
  /** Whether we refused to correct it, so that something may be said of it. */
  mayBeWritten: (inquiry: string, field: string) => boolean;
}

/** Every statement of a person, and what they may write one of, in their own door. */
export async function readDisputes(tx: Tx, key: SubjectKey): Promise<Disputes> {
  const [written, refused] = await Promise.all([
    tx.select().from(disputes).where(eq(disputes.subjectId, key.subjectId)),
    tx
      .select({ inquiry: requestSteps.aboutInquiry, field: requestSteps.aboutField })
      .from(requestSteps)
      .innerJoin(requests, eq(requests.id, requestSteps.requestId))
      .where(
        and(
          eq(requestSteps.subjectId, key.subjectId),
          eq(requests.outcome, 'refused'),
          eq(requests.right, 'correction'),
        ),
      ),
  ]);
  const statements = new Map(
    written.map((row) => {
      const { statement, writtenAt } = key.open(disputes, row.id, row);
      return [keyOf(row.inquiryId, row.field), { statement, writtenAt }];
    }),
  );
  const open = new Set(refused.map(({ inquiry, field }) => keyOf(inquiry ?? '', field ?? '')));
  return {
    of: (inquiry, field) => statements.get(keyOf(inquiry, field)) ?? null,
    mayBeWritten: (inquiry, field) => open.has(keyOf(inquiry, field)),
  };
}

const isOf = ({ inquiry, field }: DisputedItem) => and(eq(disputes.inquiryId, inquiry), eq(disputes.field, field));

/**
 * Writes a statement beside an item, or changes the one that stands there. A new one needs a refused request about that very item;
 * the database asks for it once more.
 */
export const writeDispute = (
  subject: DataSubject,
  number: string,
  item: DisputedItem,
  statement: string,
): Promise<Result<null, 'not-found' | 'not-refused' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const key = await findKey(tx, subject.id);
    const [inquiry] = await tx.select({ id: inquiries.id }).from(inquiries).where(eq(inquiries.id, item.inquiry));
    if (!key || !inquiry) return refuse('not-found');
    const [before] = await tx.select({ id: disputes.id }).from(disputes).where(isOf(item));
    if (before) {
      const sealed = key.seal(disputes, before.id, { statement });
      await tx
        .update(disputes)
        .set({ ...sealed, writtenAt: sql`now()` })
        .where(eq(disputes.id, before.id));
      return ok(null);
    }
    if (!(await readDisputes(tx, key)).mayBeWritten(item.inquiry, item.field)) return refuse('not-refused');
    await tx.insert(disputes).values({
      id: number,
      subjectId: subject.id,
      inquiryId: item.inquiry,
      field: item.field,
      ...key.seal(disputes, number, { statement }),
    });
    return ok(null);
  });

/** Takes a statement away again. One that is not there, or anybody else's, stays as it is. */
export const removeDispute = (subject: DataSubject, item: DisputedItem): Promise<Result<null, 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    await tx.delete(disputes).where(isOf(item));
    return ok(null);
  });

/** The statements beside one inquiry, for a handler who has looked at its person. */
export async function readDisputesOf(tx: Tx, key: SubjectKey, inquiry: string): Promise<Record<string, string>> {
  const rows = await tx.select().from(disputes).where(eq(disputes.inquiryId, inquiry));
  return Object.fromEntries(rows.map((row) => [row.field, key.open(disputes, row.id, row).statement]));
}
