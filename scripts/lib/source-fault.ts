import { relative } from 'node:path';
import { PolicyError } from '@/lib/policy/define-policy';

const inVersion = /((?:\/|[A-Z]:)[^\s()'"]*lib[\\/]policy[\\/]versions[\\/][^\s()'":]+\.ts)(?::(\d+))?/;

/** What is wrong in a file of a version, as whoever wrote it can mend it; null where the fault is elsewhere. */
export function sourceFault(error: unknown): string | null {
  if (error instanceof PolicyError) return error.message;
  if (!(error instanceof Error)) return null;
  const [, file, line] = inVersion.exec(`${error.message}\n${error.stack}`) ?? [];
  if (!file) return null;
  const place = `${relative(process.cwd(), file)}${line ? `, line ${line}` : ''}`;
  const parsed = /ERROR: (.*)/.exec(error.message)?.[1];
  return parsed
    ? `${place}, cannot be read: ${parsed}.
Look at that line and the one before. A text that stands in '…' holds no ' of its own: write ’ for an apostrophe. Each entry ends in a comma, and every { [ ( is closed.`
    : `${place}, cannot be used: ${error.message.split('\n')[0]}.
npm run types says which name or entry it is.`;
}
