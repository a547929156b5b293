import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { RunFolder } from './run-folder';

export interface Answered {
  code: number;
  said: string;
}

export interface Commands {
  /** Which were run, such as "hold approve". */
  used: ReadonlySet<string>;
  /** `npm run …` by one handler. Answers what it said; throws where it refused. */
  run(handler: string, words: readonly string[], input?: unknown): Promise<string>;
  /** Any program of ours, with these settings in place of the portal's own, and whatever comes of it. */
  start(program: readonly string[], settings: Record<string, string>, input?: string): Promise<Answered>;
}

/** Whose first word is a command of its own. */
const subcommands = new Set(['inquiry', 'hold', 'disclosure', 'request', 'stripe']);

/** What a handler is meant to read: it stands on their screen alone. */
const isShown = (words: readonly string[]) => words.includes('show');

/** Commands with the settings of one portal and nobody else's. All they print is kept in the logs, but for what `show` shows. */
export function makeCommands(folder: RunFolder, portal: () => Record<string, string>): Commands {
  const start: Commands['start'] = async ([program = '', ...words], settings, input = '') => {
    const child = spawn(program, words, {
      env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', ...folder.environment, ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A command that reads nothing may be over before it is told anything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
    const [out, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, said: `${out}${problems}` };
  };
  const used = new Set<string>();
  return {
    used,
    start,
    async run(handler, words, input = '') {
      const settings = { ...portal(), HANDLER: handler };
      const [script = '', ...rest] = words;
      used.add(subcommands.has(script) ? `${script} ${rest[0]}` : script);
      const typed = typeof input === 'string' ? input : JSON.stringify(input);
      const { code, said } = await start(['npm', 'run', '--silent', script, '--', ...rest], settings, typed);
      if (!isShown(words)) appendFileSync(`${folder.logs}/commands.log`, said);
      if (code !== 0) throw new Error(`npm run ${words.slice(0, 2).join(' ')} refused: ${said}`);
      return said;
    },
  };
}
