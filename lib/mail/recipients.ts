import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { farewells } from '@/lib/db/tables/farewells';
import { inquiries } from '@/lib/db/tables/inquiries';
import { subjects } from '@/lib/db/tables/subjects';
import { periodEnd } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import { getKey } from '@/lib/subjects/keys';

interface Addressee {
  subjectId?: string | null;
  emailIndex?: string | null;
  inquiryId?: string | null;
}

const provedAccount = (emailIndex: string) =>
  and(eq(subjects.emailIndex, emailIndex), eq(subjects.kind, 'account'), isNotNull(subjects.provedAt));

async function subjectOf(tx: Tx, { subjectId, emailIndex }: Addressee): Promise<string | null> {
  if (subjectId) return subjectId;
  if (!emailIndex) return null;
  const [row] = await tx.select({ id: subjects.id }).from(subjects).where(provedAccount(emailIndex));
  return row?.id ?? null;
}

/** The account a mail is for, by person or by address; null where there is none. */
export async function findAccount(tx: Tx, addressee: Addressee): Promise<{ subjectId: string; email: string } | null> {
  const subjectId = await subjectOf(tx, addressee);
  if (!subjectId) return null;
  const [row] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.subjectId, subjectId));
  if (!row) return null;
  const { email } = (await getKey(tx, subjectId)).open(accounts, subjectId, row);
  return { subjectId, email };
}

/** Whether an account with the same address has been proved already. */
export async function isTakenByAnother(tx: Tx, subjectId: string): Promise<boolean> {
  const [own] = await tx.select({ emailIndex: subjects.emailIndex }).from(subjects).where(eq(subjects.id, subjectId));
  if (!own) return false;
  const [other] = await tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(provedAccount(own.emailIndex), ne(subjects.id, subjectId)));
  return other !== undefined;
}

/** Whether the person has confirmed that the address is theirs. */
export async function isProved(tx: Tx, subjectId: string): Promise<boolean> {
  const [row] = await tx.select({ provedAt: subjects.provedAt }).from(subjects).where(eq(subjects.id, subjectId));
  return row !== undefined && row.provedAt !== null;
}

export async function findEmailChange(tx: Tx, { subjectId }: Addressee, which: 'newEmail' | 'oldEmail') {
  if (!subjectId) return null;
  const [row] = await tx
    .select({ email: emailChanges[which] })
    .from(emailChanges)
    .where(eq(emailChanges.subjectId, subjectId));
  if (!row) return null;
  const opened = (await getKey(tx, subjectId)).open(emailChanges, subjectId, { [which]: row.email });
  return { subjectId, email: opened[which] ?? '' };
}

/** The inquiry named, or the only one of a person who wrote without an account. */
export async function findInquiry(tx: Tx, { subjectId, inquiryId }: Addressee) {
  if (!subjectId) return null;
  const [row] = await tx
    .select({ id: inquiries.id, email: inquiries.email, answer: inquiries.answer })
    .from(inquiries)
    .where(
      inquiryId
        ? and(eq(inquiries.id, inquiryId), eq(inquiries.subjectId, subjectId))
        : eq(inquiries.subjectId, subjectId),
    )
    .limit(1);
  if (!row) return null;
  const { email, answer } = (await getKey(tx, subjectId)).open(inquiries, row.id, {
    email: row.email,
    answer: row.answer,
  });
  return { subjectId, inquiryId: row.id, email, answer };
}

/** Whoever wrote to us from an address without an account, by the newest of their inquiries; null where nobody did. */
export async function findInquirer(tx: Tx, emailIndex: string) {
  const [row] = await tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(eq(subjects.emailIndex, emailIndex), eq(subjects.kind, 'inquirer')))
    .orderBy(desc(subjects.createdAt))
    .limit(1);
  return row ? findInquiry(tx, { subjectId: row.id }) : null;
}

/** When an answered inquiry goes by itself; null where its sender has an account, which keeps it. */
export async function findInquiryEnd(tx: Tx, { inquiryId }: { inquiryId: string }): Promise<Date | null> {
  const [row] = await tx
    .select({ answeredAt: inquiries.answeredAt })
    .from(inquiries)
    .innerJoin(subjects, and(eq(subjects.id, inquiries.subjectId), eq(subjects.kind, 'inquirer')))
    .where(eq(inquiries.id, inquiryId));
  return row ? periodEnd(retentionRule('answered-inquirer').until, row.answeredAt) : null;
}

/**
 * Anybody whose address is proved or whose mail asks for the proof: an account, or somebody who wrote to us without
 * one. By address, whoever of them agrees to marketing, if anybody does.
 */
export async function findPerson(tx: Tx, { subjectId, emailIndex }: Addressee) {
  const id = subjectId ?? (emailIndex ? await findSubscriber(tx, emailIndex) : null);
  if (!id) return null;
  return (await findAccount(tx, { subjectId: id })) ?? (await findInquiry(tx, { subjectId: id }));
}

async function findSubscriber(tx: Tx, emailIndex: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(eq(subjects.emailIndex, emailIndex), isNotNull(subjects.provedAt), sql`portal_agrees(${subjects.id})`))
    .limit(1);
  return row?.id ?? null;
}

export async function findFarewell(
  tx: Tx,
  { subjectId }: Addressee,
): Promise<{ subjectId: string; email: string } | null> {
  if (!subjectId) return null;
  const [row] = await tx.select({ email: farewells.email }).from(farewells).where(eq(farewells.subjectId, subjectId));
  if (!row) return null;
  const { email } = (await getKey(tx, subjectId)).open(farewells, subjectId, row);
  return email === null ? null : { subjectId, email };
}
