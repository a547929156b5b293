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

/** Somebody who wrote to us without an account, behind the session that a code mailed to their address opened. */
export interface Inquirer {
  readonly id: string;
  readonly mailboxToken: string;
}

/** Whoever exercises rights of their own: signed in, or behind a mailed code. */
export type DataSubject = Subject | Inquirer;

export const isInquirer = (person: DataSubject): person is Inquirer => 'mailboxToken' in person;

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
  /** The token of a link that asked the holder of an address about a report: reaches that report, and nobody's data. */
  | { kind: 'child-report'; token: string }
  /** The token of a session that a mailed code opened: reaches that session, and lists who wrote from its address. */
  | { kind: 'mailbox'; token: string }
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

async function enter<T>(
  tx: Tx,
  settings: Partial<Record<keyof DoorSettings, string>>,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
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
  if ('id' in proof) settings.erasure = proof.id;
  return open(settings, run);
}

/** Somebody not known yet. The door makes the id, so it can be nobody else's. */
export function asNewcomer<T>(run: (tx: Tx, subjectId: string) => Promise<T>): Promise<T> {
  const subject = randomId();
  return open({ door: 'visitor', actor: 'visitor', proof: 'newcomer', subject }, (tx) => run(tx, subject));
}

/**
 * Somebody who says something of an address that nobody has shown to be theirs. Reaches nothing of whoever has it; the id is for
 * what they tell of themselves.
 */
export function asReporter<T>(emailIndex: string, run: (tx: Tx, subjectId: string) => Promise<T>): Promise<T> {
  const subject = randomId();
  const settings: DoorSettings = { door: 'visitor', actor: 'visitor', proof: 'newcomer', subject };
  return open({ ...settings, email_index: emailIndex }, (tx) => run(tx, subject));
}

const subjectSettings = (person: DataSubject): DoorSettings =>
  isInquirer(person)
    ? { door: 'subject', actor: 'subject', proof: 'mailbox', token_hash: hashToken(person.mailboxToken) }
    : { door: 'subject', actor: 'subject', subject: person.id };

/** Of an inquirer the database itself finds out whether the session lives and is of their address; if not, nobody stands here. */
async function standAt<T>(tx: Tx, person: DataSubject, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (isInquirer(person)) await tx.execute(sql`select portal_stand_for(${person.id})`);
  return run(tx);
}

/** A person with their own rows. Behind a mailed code they agree to nothing and begin nothing but requests. */
export function asSubject<T>(person: DataSubject, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open(subjectSettings(person), (tx) => standAt(tx, person, run));
}

/**
 * Does once more what a person had done before a backup from earlier was restored: with that person's rights and no
 * others, and under a name of its own.
 */
export function asReplay<T>(subjectId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open({ door: 'subject', actor: 'restore:replay', subject: subjectId }, run);
}

/**
 * What a job does for a person with what is theirs: tells a processor of a correction. With that person's rights and no others, so
 * that no job can read everybody's, and under a name of its own.
 */
export function asErrand<T>(subjectId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return open({ door: 'subject', actor: 'processors', subject: subjectId }, run);
}

/**
 * Makes everything else of this person wait until the transaction ends: what is read of their consents and
 * what is stored under them then belong together. In the order in which an erasure takes the two rows, or each would wait
 * for the other. Counted, so that both are read in that order: of whoever has no account the first would else be left out.
 */
export const holdSubject = (tx: Tx): Promise<unknown> =>
  tx.execute(sql`with self as materialized (select id from subjects for no key update),
    own as materialized (select from accounts where subject_id in (select id from self) for update)
    select (select count(*) from self), (select count(*) from own)`);

/**
 * What a handler may work on: inquiries, requests, legal holds, disclosures, the records at Stripe, reports of children's data,
 * attestations, or a no to marketing at the address of this index. What is about to begin names its person by one.
 */
export type HandlerDoor =
  | 'inquiries'
  | 'requests'
  | 'holds'
  | 'disclosures'
  | 'billing'
  | 'children'
  | 'attestations'
  | { purpose: 'marketing' | 'requests' | 'holds' | 'disclosures' | 'billing'; emailIndex: string };

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

const eraserSettings = (
  subject: string,
  farewell: string,
  channel: NonNullable<DoorSettings['channel']>,
): DoorSettings => ({ door: 'eraser', actor: 'eraser', subject, farewell, channel });

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
  return open(eraserSettings(subjectId, farewellId, channel), run);
}

const noSettings: Record<keyof DoorSettings, ''> = {
  door: '',
  actor: '',
  subject: '',
  proof: '',
  email_index: '',
  token_hash: '',
  purpose: '',
  farewell: '',
  looked: '',
  erasure: '',
  channel: '',
};

/** The doors that a transaction can go through. */
export interface Passage {
  subject<T>(person: DataSubject, run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Makes no farewell: nobody is told. */
  eraser<T>(subjectId: string, run: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * One transaction that goes through several doors, one after the other: each part of it reaches what its own door does and
 * no more, and either all of it happens or nothing.
 */
export const throughDoors = <T>(work: (passage: Passage) => Promise<T>): Promise<T> =>
  open({ door: 'subject', actor: 'subject' }, (tx) => {
    const through = async <R>(settings: DoorSettings, run: (tx: Tx) => Promise<R>): Promise<R> =>
      enter(tx, { ...noSettings, ...settings }, run);
    return work({
      subject: (person, run) => through(subjectSettings(person), (inner) => standAt(inner, person, run)),
      eraser: (subjectId, run) => through(eraserSettings(subjectId, '', 'mailed-link'), run),
    });
  });
