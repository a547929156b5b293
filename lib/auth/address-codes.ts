import { randomBytes, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { asVisitor, hashToken } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { addressCodes } from '@/lib/db/tables/address-codes';
import { addressSessions } from '@/lib/db/tables/address-sessions';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';
import { codeHash } from './code-hash';

export const triesAtMost = 5;
/** A code of a mail that could not be sent for so long is not sent any more. With the ten minutes after sending it is an hour. */
const unsent = sql`now() + interval '50 minutes'`;

const newToken = () => randomBytes(32).toString('base64url');

/**
 * Asks for a code for an address. Writes the same rows whether anybody wrote to us from there or not; the mail worker finds out.
 *
 * @param email normalised
 * @returns the token of this browser, without which the code opens nothing
 */
export async function requestAddressCode(email: string): Promise<string> {
  const [id, token, index] = [randomId(), newToken(), emailIndex(email)];
  await asVisitor({ kind: 'request', emailIndex: index }, async (tx) => {
    await tx.insert(addressCodes).values({ id, browserHash: hashToken(token), emailIndex: index, expiresAt: unsent });
    await queueMail(tx, { template: 'address-code', id, emailIndex: index });
  });
  return token;
}

const isSame = (a: string, b: string | null): boolean =>
  b !== null && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Opens a session for the address whose code this is. The UPDATE counts the try and holds the row, so that guesses sent at once
 * are counted one after the other, and a code works once.
 *
 * @param token of the browser that asked
 * @returns the token of the session
 */
export function tryAddressCode(token: string, code: string): Promise<Result<string, 'wrong-code' | 'code-over'>> {
  return asVisitor({ kind: 'code', token }, async (tx) => {
    const [row] = await tx
      .update(addressCodes)
      .set({ tries: sql`${addressCodes.tries} + 1` })
      .where(
        and(
          eq(addressCodes.browserHash, hashToken(token)),
          lt(addressCodes.tries, triesAtMost),
          isNull(addressCodes.usedAt),
          gt(addressCodes.expiresAt, sql`now()`),
        ),
      )
      .returning();
    if (!row) return refuse('code-over');
    if (!isSame(codeHash(row.id, code), row.codeHash))
      return refuse(row.tries < triesAtMost ? 'wrong-code' : 'code-over');
    await tx.update(addressCodes).set({ usedAt: sql`now()` }).where(eq(addressCodes.id, row.id));
    const session = newToken();
    await tx.insert(addressSessions).values({ tokenHash: hashToken(session), emailIndex: row.emailIndex });
    return ok(session);
  });
}
