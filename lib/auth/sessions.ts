import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { asSubject, asVisitor, hashToken, type Subject, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { sessions } from '@/lib/db/tables/sessions';
import { stillHolds, type Verified } from './check-password';

/** Both by the database's clock (ASVS 7.3): unused, and in any case. */
export const idleMinutes = 30;
const idle = sql`make_interval(mins => ${idleMinutes})`;
export const sessionHours = 12;
const absolute = sql`make_interval(hours => ${sessionHours})`;

const live = and(gt(sessions.seenAt, sql`now() - ${idle}`), gt(sessions.createdAt, sql`now() - ${absolute}`));

/**
 * Opens a session for somebody whose password has just been verified; null when it was changed since. The token
 * goes into the cookie and nowhere else.
 */
export async function startSession(verified: Verified): Promise<string | null> {
  const token = randomBytes(32).toString('base64url');
  const id = randomId();
  return asSubject({ id: verified.id, sessionId: id }, async (tx) => {
    if (!(await stillHolds(tx, verified))) return null;
    await tx.insert(sessions).values({ id, subjectId: verified.id, tokenHash: hashToken(token) });
    return token;
  });
}

/** The person of a live session, or null: ended, expired, erased and never-was are one answer. */
export async function findSubject(token: string): Promise<Subject | null> {
  const proof = { kind: 'session', token } as const;
  return asVisitor(proof, async (tx) => {
    const [row] = await tx
      .select({
        sessionId: sessions.id,
        id: sessions.subjectId,
        stale: sql<boolean>`${sessions.seenAt} < now() - interval '1 minute'`,
      })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, hashToken(token)), live));
    if (!row) return null;
    if (row.stale) await tx.update(sessions).set({ seenAt: sql`now()` }).where(eq(sessions.id, row.sessionId));
    return { id: row.id, sessionId: row.sessionId };
  });
}

export async function endSession(token: string): Promise<void> {
  await asVisitor({ kind: 'session', token }, (tx) =>
    tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(token))),
  );
}

export interface SessionView {
  id: string;
  current: boolean;
  createdAt: Date;
  seenAt: Date;
}

export const listSessions = (subject: Subject): Promise<SessionView[]> =>
  asSubject(subject, async (tx) => {
    const rows = await tx
      .select({ id: sessions.id, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
      .from(sessions)
      .where(live)
      .orderBy(desc(sessions.seenAt))
      .limit(100);
    return rows.map((row) => ({ ...row, current: row.id === subject.sessionId }));
  });

/** Ends every session of the person but this one, in the caller's transaction. */
export async function endOtherSessions(tx: Tx, subject: Subject): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.subjectId, subject.id), ne(sessions.id, subject.sessionId)));
}

/** Ends another session of the same person; an id of anybody else's ends nothing. */
export async function endSessionById(subject: Subject, sessionId: string): Promise<void> {
  await asSubject(subject, (tx) => tx.delete(sessions).where(eq(sessions.id, sessionId)));
}

/** Minutes a password counts as just given, by signing in or typed since (11 CCR 7061(a): re-authenticate before disclosing, correcting, deleting). */
export const passwordMinutes = 5;

export async function notePassword(subject: Subject): Promise<void> {
  await asSubject(subject, (tx) =>
    tx.update(sessions).set({ passwordAt: sql`now()` }).where(eq(sessions.id, subject.sessionId)),
  );
}

/** Whether the password was given in this session just now. */
export const passwordIsFresh = (subject: Subject): Promise<boolean> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx
      .select({ fresh: sql<boolean>`${sessions.passwordAt} > now() - make_interval(mins => ${passwordMinutes})` })
      .from(sessions)
      .where(eq(sessions.id, subject.sessionId));
    return row?.fresh ?? false;
  });
