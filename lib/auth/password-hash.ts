import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. About 25 ms on one core. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

const atOnce = 2;
const waitingAtMost = 64;

/** More people are signing in or up than this server can hash passwords for. Nothing has been changed. */
export class TooBusyError extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

/** A bounded queue: without it a burst of sign-ups takes every core and all memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw new TooBusyError('The password queue is full');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** NFC, so that one password typed on two keyboards is one password. Never trimmed, never cut. */
const normal = (password: string) => password.normalize('NFC');

/** @throws TooBusyError */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), options));

/** Verified against when nobody has the address, so that the answer takes as long. */
let nobody: Promise<string> | null = null;

/**
 * Whether the password is the one behind the hash; with no hash, false after the same work.
 * @throws TooBusyError
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody has this password', options);
  const against = passwordHash ?? (await nobody);
  const matches = await inTurn(() => verify(against, normal(password)));
  return matches && passwordHash !== null;
}
