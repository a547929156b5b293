import { errorCode } from '@/lib/error-code';

const foreignKey = '23503';
const attemptsAtMost = 5;

/**
 * Somebody erased in the very moment of this work ends the attempt, nothing of which has happened then. The next one
 * finds nobody there.
 */
export async function againAfterErasure<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attemptsAtMost || errorCode(error) !== foreignKey) throw error;
    }
  }
}
