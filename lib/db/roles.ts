import { sql } from 'drizzle-orm';
import { type AnyPgColumn, pgPolicy, pgRole } from 'drizzle-orm/pg-core';

/** The roles behind the doors. Migrations create them where absent; `portal_none` may do nothing. */
export const visitor = pgRole('portal_visitor').existing();
export const subject = pgRole('portal_subject').existing();
export const handler = pgRole('portal_handler').existing();
export const system = pgRole('portal_system').existing();
export const eraser = pgRole('portal_eraser').existing();

/** The person a door of their own was opened for, or the one an eraser was sent for. */
export const doorSubject = sql`(select portal_subject())`;
/**
 * The person a visitor has proved to be: a newcomer just made, or the holder of a live link.
 */
export const provedSubject = sql`(select portal_proved())`;
/**
 * Everyone with the address of the door's person who has proved it and agrees to marketing: to a human it is one
 * mailbox, so what they say of marketing holds for all of them. As a handler, with the address that was named.
 */
export const subscribers = sql`select portal_subscribers()`;
/**
 * The person of a signed opt-out link, or of an offer to renew: whatever can be said of marketing, but for agreeing to
 * it by an opt-out link, and the receipt of it.
 */
export const marketingSubject = sql`(select case portal_setting('proof')
  when 'opt-out' then portal_subject() when 'link' then portal_renewing() end)`;
/** The person who used an offer to renew in this transaction: it proves no more than that the offer came to them. */
export const renewingSubject = sql`(select portal_renewing())`;
/** The request that a mailed link asks its person about: shown before the press, and confirmed or denied by it alone. */
export const linkedRequest = sql`(select portal_linked_request())`;
export const confirmingRequest = sql`(select portal_confirming())`;
/** The account behind the address a visitor named, which proves nothing yet. */
export const addressedSubject = sql`(select portal_addressed())`;

/** A person's own rows: the signed-in person and the eraser of that person, nobody else's. */
export function ownRows(table: string, column: AnyPgColumn) {
  return [
    pgPolicy(`${table}_subject`, {
      to: subject,
      using: sql`${column} = ${doorSubject}`,
      withCheck: sql`${column} = ${doorSubject}`,
    }),
    pgPolicy(`${table}_eraser`, {
      to: eraser,
      using: sql`${column} = ${doorSubject}`,
      withCheck: sql`${column} = ${doorSubject}`,
    }),
  ];
}

/** That the door of a person is not that of somebody behind a mailed code. */
export const notBehindCode = sql`(select portal_setting('proof')) is distinct from 'mailbox'`;

/** Rows that an account alone adds: whoever reads the mail of an address today begins nothing in the name of whose it was. */
export function notByCode(table: string) {
  return pgPolicy(`${table}_not_by_code`, {
    as: 'restrictive',
    for: 'insert',
    to: subject,
    withCheck: notBehindCode,
  });
}

/** Rows of the person a visitor has proved to be. */
export function provedRows(table: string, column: AnyPgColumn) {
  return pgPolicy(`${table}_visitor`, {
    to: visitor,
    using: sql`${column} = ${provedSubject}`,
    withCheck: sql`${column} = ${provedSubject}`,
  });
}

/** Jobs see every row; which tables and columns a job may touch is settled by its grants. */
export function jobRows(table: string) {
  return pgPolicy(`${table}_system`, { to: system, using: sql`true`, withCheck: sql`true` });
}

/**
 * Rows of somebody whose processing is restricted (GDPR 18(2)): a handler reaches them to carry out what the person asks,
 * for legal claims and what the law demands, for an erasure elsewhere, and to note their no. Whatever else a handler may
 * ever work on is refused.
 */
export function unrestrictedRows(table: string, column: AnyPgColumn) {
  return pgPolicy(`${table}_handler_unrestricted`, {
    as: 'restrictive',
    to: handler,
    using: sql`(select portal_setting('purpose')) in ('requests', 'holds', 'disclosures', 'billing', 'marketing')
      or not portal_restricted(${column})`,
  });
}

/** The people in charge of inquiries, and only while that is what they are doing (S2). */
export function inquiryRows(table: string) {
  return pgPolicy(`${table}_handler`, {
    to: handler,
    using: sql`(select portal_setting('purpose')) = 'inquiries'`,
    withCheck: sql`(select portal_setting('purpose')) = 'inquiries'`,
  });
}
