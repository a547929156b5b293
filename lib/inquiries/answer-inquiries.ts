import { asc, eq, sql } from 'drizzle-orm';
import { asHandler, recordLook } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { readDisputesOf } from '@/lib/requests/disputes';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey } from '@/lib/subjects/keys';
import type { Inquiry } from './send-inquiry';

/** What a handler sees of an inquiry before opening it: nothing about the person. */
export interface InquiryLine {
  id: string;
  kind: 'question' | 'demo';
  status: 'received' | 'answered';
  receivedAt: Date;
  addressConfirmed: boolean;
}

export interface OpenInquiry extends InquiryLine, Inquiry {
  answer: string | null;
  answeredAt: Date | null;
  /** What the person says of an item that we did not correct, by its name. */
  disputes: Record<string, string>;
}

const line = {
  id: inquiries.id,
  kind: inquiries.kind,
  status: inquiries.status,
  receivedAt: inquiries.receivedAt,
  addressConfirmed: sql<boolean>`${subjects.provedAt} is not null`,
};

export const listInquiries = (handler: string, status: 'received' | 'answered'): Promise<InquiryLine[]> =>
  asHandler(handler, 'inquiries', (tx) =>
    tx
      .select(line)
      .from(inquiries)
      .innerJoin(subjects, eq(subjects.id, inquiries.subjectId))
      .where(eq(inquiries.status, status))
      .orderBy(asc(inquiries.receivedAt))
      .limit(200),
  );

/** Opens one inquiry for a handler, and records that it was looked at. */
export const showInquiry = (handler: string, id: string): Promise<Result<OpenInquiry, 'not-found'>> =>
  asHandler(handler, 'inquiries', async (tx) => {
    const [row] = await tx
      .select({ inquiry: inquiries, addressConfirmed: line.addressConfirmed })
      .from(inquiries)
      .innerJoin(subjects, eq(subjects.id, inquiries.subjectId))
      .where(eq(inquiries.id, id));
    if (!row) return refuse('not-found');
    await recordLook(tx, row.inquiry.subjectId);
    const key = await findKey(tx, row.inquiry.subjectId);
    if (!key) return refuse('not-found');
    const { subjectId, answeredBy, ...opened } = key.open(inquiries, id, row.inquiry);
    return ok({ ...opened, addressConfirmed: row.addressConfirmed, disputes: await readDisputesOf(tx, key, id) });
  });

/** Answers once; the answer is sealed for the person and mailed from the record. */
export const answerInquiry = (
  handler: string,
  id: string,
  answer: string,
): Promise<Result<null, 'not-found' | 'already-answered'>> =>
  asHandler(handler, 'inquiries', async (tx) => {
    const [row] = await tx
      .select({ subjectId: inquiries.subjectId, status: inquiries.status })
      .from(inquiries)
      .where(eq(inquiries.id, id))
      .for('update');
    if (!row) return refuse('not-found');
    if (row.status === 'answered') return refuse('already-answered');
    await recordLook(tx, row.subjectId);
    const key = await findKey(tx, row.subjectId);
    if (!key) return refuse('not-found');
    await tx
      .update(inquiries)
      .set({ status: 'answered', answeredAt: sql`now()`, answeredBy: handler, ...key.seal(inquiries, id, { answer }) })
      .where(eq(inquiries.id, id));
    await queueMail(tx, { template: 'inquiry-answer', subjectId: row.subjectId, inquiryId: id });
    return ok(null);
  });

/**
 * The person behind an inquiry from nobody with an account, to be erased as they asked (S6). An inquiry of an
 * account is deleted by its owner, in My Data.
 */
export const findInquirer = (handler: string, id: string): Promise<Result<string, 'not-found' | 'has-account'>> =>
  asHandler(handler, 'inquiries', async (tx) => {
    const [row] = await tx
      .select({ subjectId: inquiries.subjectId, kind: subjects.kind })
      .from(inquiries)
      .innerJoin(subjects, eq(subjects.id, inquiries.subjectId))
      .where(eq(inquiries.id, id));
    if (!row) return refuse('not-found');
    if (row.kind !== 'inquirer') return refuse('has-account');
    await recordLook(tx, row.subjectId);
    return ok(row.subjectId);
  });
