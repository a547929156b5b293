import { sql } from 'drizzle-orm';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { asSubject, asVisitor, type Inquirer, type Tx } from '@/lib/db/doors';

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

/** One of them by the id that a page was asked for. Where it is not of this mailbox, their door reaches nobody. */
export const inquirerOf = ({ token }: Mailbox, id: string): Inquirer => ({ id, mailboxToken: token });

/** The door of one of them. Reaches nothing where the person is not of this mailbox. */
export const asInquirer = <T>(mailbox: Mailbox, id: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  asSubject(inquirerOf(mailbox, id), run);
