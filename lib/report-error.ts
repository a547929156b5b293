import { randomBytes } from 'node:crypto';
import { errorCode } from './error-code';

/** Reads as one token, so that a person can quote it from the page. */
const eventId = () => randomBytes(6).toString('hex');

/**
 * One JSON line on standard error, and the id under which it can be found. The message of an error
 * is left out, for it may quote what somebody typed: its name, its code and its place are enough.
 */
export function reportError(event: string, error: unknown, facts: Record<string, string | number> = {}): string {
  const id = eventId();
  const known = error instanceof Error ? error : null;
  const line = {
    at: new Date().toISOString(),
    event,
    id,
    ...facts,
    error: known?.name ?? typeof error,
    code: errorCode(error),
    where: known?.stack
      ?.split('\n')
      .filter((each) => each.trim().startsWith('at '))
      .slice(0, 4)
      .map((each) => each.trim()),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return id;
}
