import type { ReactElement } from 'react';
import type { Tx } from '@/lib/db/doors';
import type { outbox } from '@/lib/db/tables/outbox';
import type { MailingList } from '@/lib/marketing/opt-out-token';

export interface Attachment {
  filename: string;
  contentType: string;
  content: string;
}

/** A mail that is ready to be rendered and sent. Lives in memory only. */
export interface Letter {
  to: string;
  subject: string;
  /** A template, or what was rendered beforehand for everyone. */
  body: ReactElement | { html: string; text: string };
  attachments?: readonly Attachment[];
  /** What its one-click opt-out ends (RFC 8058). On marketing mail, and on no other. */
  list?: MailingList;
}

/** The letter and the person it is about, who also owns its kept copy; null where it is about nobody. */
export interface Composed {
  subjectId: string | null;
  letter: Letter;
  /** To a farewell: nothing is left to tell, and the address can go once this has been sent. */
  isLast?: boolean;
}

export type OutboxRow = typeof outbox.$inferSelect;

/** Null: nobody is there any more, or the person has said no since. The mail is then not sent. */
export type Compose = (tx: Tx, row: OutboxRow) => Promise<Composed | null>;

export function letterTo(found: { subjectId: string; email: string }, subject: string, body: Letter['body']): Composed {
  return { subjectId: found.subjectId, letter: { to: found.email, subject, body } };
}
