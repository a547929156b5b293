import { withinLimits } from '@/lib/rate-limit/within-limit';
import { ok, type Result, refuse } from '@/lib/result';
import { checkCredentials } from './check-password';
import { sessionToken } from './current-subject';
import { signIn, signOut } from './next-auth';
import { TooBusyError } from './password-hash';
import { endSession, startSession } from './sessions';

/** Signs in, sets the cookie and answers the session's token. A session this browser already had ends: never two from one sign-in. */
export async function signInWithPassword(
  { email, password }: { email: string; password: string },
  clientAddress: string,
): Promise<Result<string, 'no-match' | 'too-many' | 'too-busy'>> {
  const allowed = await withinLimits([
    ['signInByIpAddress', clientAddress],
    ['signInByAccountAndIpAddress', `${email}\0${clientAddress}`],
    ['signInByAccount', email],
  ]);
  if (!allowed) return refuse('too-many');
  const verified = await checkCredentials(email, password).catch(refuseBusy);
  if (verified === 'too-busy') return refuse('too-busy');
  const token = verified && (await startSession(verified));
  if (!token) return refuse('no-match');
  const before = await sessionToken();
  if (before) await endSession(before);
  await signIn('credentials', { sessionToken: token, redirect: false });
  return ok(token);
}

function refuseBusy(error: unknown): 'too-busy' {
  if (error instanceof TooBusyError) return 'too-busy';
  throw error;
}

/** Ends the session row first: a copy of the cookie opens nothing from then on. */
export async function signOutHere(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  await forgetCookie();
}

/** Takes the cookie back, where its session has ended with the account. */
export async function forgetCookie(): Promise<void> {
  await signOut({ redirect: false });
}
