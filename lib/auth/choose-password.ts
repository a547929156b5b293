import { ok, type Result, refuse } from '@/lib/result';
import { isCommonPassword } from './common-password';
import { hashPassword, TooBusyError } from './password-hash';

/** The hash of a new password, unless it is a common one or too many people are waiting. Nothing is changed yet. */
export async function choosePassword(password: string): Promise<Result<string, 'common-password' | 'too-busy'>> {
  if (isCommonPassword(password)) return refuse('common-password');
  try {
    return ok(await hashPassword(password));
  } catch (error) {
    if (error instanceof TooBusyError) return refuse('too-busy');
    throw error;
  }
}
