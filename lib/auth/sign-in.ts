import { ok, type Result, refuse } from '@/lib/result';
import { withinLimits } from '@/lib/rate-limit/within-limit';
import { checkCredentials } from './check-password';
import { sessionToken } from './current-subject';
import { signIn, signOut } from './next-auth';
import { TooBusyError } from './password-hash';
import { endSession, startSession } from './sessions';

/** Signs in and sets the cookie; answers the person. A session this browser already had ends: never two from one sign-in. */
export async function signInWithPassword(
  { email, password }: { email: string; password: string },
  clientAddress: string,
): Promise<Result<string, 'no-match' | 'too-many' | 'too-busy'>> {
  const allowed = await withinLimits([
    ['signInByAddress', clientAddress],
    ['signInByAccountAndAddress', `${email}\0${clientAddress}`],
  ]);
  if (!allowed) return refuse('too-many');
  const subjectId = await checkCredentials(email, password).catch(refuseBusy);
  if (subjectId === 'too-busy') return refuse('too-busy');
  if (!subjectId) return refuse('no-match');
  const before = await sessionToken();
  if (before) await endSession(before);
  await signIn('credentials', { sessionToken: await startSession(subjectId), redirect: false });
  return ok(subjectId);
}

function refuseBusy(error: unknown): 'too-busy' {
  if (error instanceof TooBusyError) return 'too-busy';
  throw error;
}

/** Ends the session row first: a copy of the cookie opens nothing from then on. */
export async function signOutHere(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  await signOut({ redirect: false });
}
