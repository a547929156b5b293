import { sql } from 'drizzle-orm';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { asVisitor, type Tx } from '@/lib/db/doors';

/** How many a page shows, the newest first. */
export const inquirersAtMost = 50;

/** Whoever wrote from the mailbox without an account: a person for each inquiry. */
export const listInquirers = ({ token }: Mailbox): Promise<string[]> =>
  asVisitor({ kind: 'mailbox', token }, async (tx) => {
    const rows = await tx
      .select({ id: sql<string>`id` })
      .from(sql`portal_inquirers() as inquirers(id)`)
      .limit(inquirersAtMost);
    return rows.map(({ id }) => id);
  });

/** The door of one of them. Reaches nothing where the person is not of this mailbox. */
export const asInquirer = <T>({ token }: Mailbox, inquirer: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  asVisitor({ kind: 'mailbox', token, inquirer }, run);

/** Whether the person is of this mailbox, and still here. */
export async function reachesInquirer(tx: Tx, inquirer: string): Promise<boolean> {
  const rows = await tx
    .select({ id: sql<string>`id` })
    .from(sql`portal_inquirers() as inquirers(id)`)
    .where(sql`id = ${inquirer}`);
  return rows.length > 0;
}
