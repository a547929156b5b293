import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { errorCode } from '@/lib/error-code';
import { connection } from './client';
import { withoutValues } from './database-error';
import type { Database } from './drivers';
import { randomId } from './random-id';

export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** A signed-in person. Made from a live session by lib/auth, or by a test. */
export interface Subject {
  readonly id: string;
  readonly sessionId: string;
}

/** What a visitor shows at the door; it decides the only rows they can reach. */
export type Proof =
  /** Nothing: an address somebody typed. Reaches the account's password hash, for sign-in. */
  | { kind: 'address'; emailIndex: string }
  /** Nothing: an address that waits for its answer in the outbox. */
  | { kind: 'request'; emailIndex: string }
  /** The token of a mailed link. */
  | { kind: 'link'; token: string }
  /** The token of a session cookie. */
  | { kind: 'session'; token: string }
  /**
   * A signed opt-out link, whose signature has been checked: reaches this person's ledger, says whatever can be said of
   * marketing but agreeing to it, and queues the receipt.
   */
  | { kind: 'opt-out'; subjectId: string }
  /** Nothing yet: the token of the browser that asked for a mailed code. Reaches that code. */
  | { kind: 'code'; token: string }
  /** The token of a session that a mailed code opened: reaches the inquirer named, where they wrote from its address. */
  | { kind: 'mailbox'; token: string; inquirer?: string }
  /** The number of an erasure, which its person alone was given: reaches how far that is, and nobody's data. */
  | { kind: 'erasure'; id: string };

interface DoorSettings {
  door: 'visitor' | 'subject' | 'handler' | 'system' | 'eraser';
  actor: string;
  subject?: string;
  proof?: string;
  email_index?: string;
  token_hash?: string;
  purpose?: string;
  farewell?: string;
  looked?: string;
  erasure?: string;
  inquirer?: string;
  channel?: 'mail' | 'mailed-link';
}

const inside = new AsyncLocalStorage<DoorSettings['door']>();

/** Only this stands in the database, so a copy of it opens no session and no link. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const deadlock = '40P01';
const attemptsAtMost = 3;

/**
 * An erasure and a mailed link, say, take the same rows in opposite order: the database ends one of
 * the two, nothing of which has happened then, and it runs again behind the other.
 */
async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attemptsAtMost || errorCode(error) !== deadlock) throw error;
      // At once it would take its first row again before the other one wakes.
      await setTimeout(attempt * 20 + randomInt(20));
    }
  }
}

async function open<T>(settings: DoorSettings, run: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = inside.getStore();
  // On PGlite the inner transaction would wait for the outer one for ever.
  if (outer)
    throw new Error(`A ${settings.door} door was opened inside a ${outer} door. Pass the transaction on instead.`);
  const { db } = await connection();
  try {
    return await inside.run(settings.door, () =>
      againAfterDeadlock(() => db.transaction((tx) => enter(tx, settings, run))),
    );
  } catch (error) {
    throw withoutValues(error);
  }
}

async function enter<T>(tx: Tx, settings: DoorSettings, run: (tx: Tx) => Promise<T>): Promise<T> {
  // Settings end with the transaction, so one that is not named is empty.
  const chunks = Object.entries(settings).map(([name, value]) => sql`set_config(${`portal.${name}`}, ${value}, true)`);
  const opening = tx
    .execute(sql`select set_config('role', ${`portal_${settings.door}`}, true), ${sql.join(chunks, sql`, `)}`)
    .then(() => undefined);
  // Sent before anything else of this transaction, which is sent behind it without waiting for the answer.
  const [answer] = await Promise.all([run(tx), opening]);
  return answer;
}

/** Somebody not signed in: reaches what the proof leads to and nothing else. */
export function asVisitor<T>(proof: Proof, run: (tx: Tx) => Promise<T>): Promise<T> {
  const settings: DoorSettings = { door: 'visitor', actor: 'visitor', proof: proof.kind };
  if ('emailIndex' in proof) settings.email_index = proof.emailIndex;
  if ('token' in proof) settings.token_hash = hashToken(proof.token);
  if ('subjectId' in proof) settings.subject = proof.subjectId;
  if ('inquirer' in proof && proof.inquirer !== undefined) settings.inquirer = proof.inquirer;
  if ('id' in proof) settings.erasure = proof.id;
  return open(settings, run);
}

/** Somebody not known yet. The door makes the id, so it can be nobody else's. */
export function asNewcomer<T>(run: (tx: Tx, subjectId: string) => Promise<T>): Promise<T> {
  const subject = randomId();
  return open({ door: 'visitor', actor: 'visitor', proof: 'newcomer', subject }, (tx) => run(tx, subject));
}

/** The signed-in person, with their own rows. */
export function asSubject<T>(subject: Subject, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open({ door: 'subject', actor: 'subject', subject: subject.id }, run);
}

/**
 * Does once more what a person had done before a backup from earlier was restored: with that person's rights and no
 * others, and under a name of its own.
 */
export function asReplay<T>(subjectId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open({ door: 'subject', actor: 'restore:replay', subject: subjectId }, run);
}

/**
 * Makes everything else of this person wait until the transaction ends: what is read of their consents and
 * what is stored under them then belong together. In the order in which an erasure takes the two rows, or each would wait
 * for the other.
 */
export const holdSubject = (tx: Tx): Promise<unknown> =>
  tx.execute(sql`with self as materialized (select id from subjects for no key update)
    select from accounts where subject_id in (select id from self) for update`);

/**
 * What a handler may work on: inquiries, requests, legal holds, disclosures, the records at Stripe, attestations, or a no to
 * marketing at the address of this index. What is about to begin names its person by one.
 */
export type HandlerDoor =
  | 'inquiries'
  | 'requests'
  | 'holds'
  | 'disclosures'
  | 'billing'
  | 'attestations'
  | { purpose: 'marketing' | 'holds' | 'disclosures' | 'billing'; emailIndex: string };

/** One of the people in charge (S7.B), by name, for the purpose named. A person's key is reached only after `recordLook`. */
export async function asHandler<T>(handler: string, work: HandlerDoor, run: (tx: Tx) => Promise<T>): Promise<T> {
  // An empty setting is none, and the database would take who acts for its owner.
  if (handler.trim() === '') throw new Error('A handler without a name');
  const settings =
    typeof work === 'string' ? { purpose: work } : { purpose: work.purpose, email_index: work.emailIndex };
  return open({ door: 'handler', actor: handler, ...settings }, run);
}

/** Writes the look at a person into the audit trail, in the handler's transaction, and opens the way to their key. */
export const recordLook = (tx: Tx, subjectId: string): Promise<unknown> =>
  tx.execute(sql`select portal_record_look(${subjectId})`);

/** A job of the portal's own, by name. */
export function asSystem<T>(job: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open({ door: 'system', actor: job }, run);
}

/**
 * Destroys one person. `farewellId` is the only person it may make: the address of the confirmation. `channel` is how they
 * asked, where they have no account.
 */
export function asEraser<T>(
  subjectId: string,
  farewellId: string,
  run: (tx: Tx) => Promise<T>,
  channel: 'mail' | 'mailed-link' = 'mail',
): Promise<T> {
  return open({ door: 'eraser', actor: 'eraser', subject: subjectId, farewell: farewellId, channel }, run);
}
