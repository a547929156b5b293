import { randomBytes } from 'node:crypto';

/** Reads as one token, so that a person can quote it from the page. */
const eventId = () => randomBytes(6).toString('hex');

/**
 * One JSON line on standard error, and the id under which it can be found. The message of an error
 * is left out, for it may quote what somebody typed: its name, its code and its place are enough.
 */
export function reportError(event: string, error: unknown, facts: Record<string, string | number> = {}): string {
  const id = eventId();
  const known = error instanceof Error ? (error as Error & { code?: unknown }) : null;
  const cause = known?.cause instanceof Error ? (known.cause as Error & { code?: unknown }) : null;
  const line = {
    at: new Date().toISOString(),
    event,
    id,
    ...facts,
    error: known?.name ?? typeof error,
    code: String(cause?.code ?? known?.code ?? ''),
    where: known?.stack
      ?.split('\n')
      .filter((each) => each.trim().startsWith('at '))
      .slice(0, 4)
      .map((each) => each.trim()),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return id;
}
