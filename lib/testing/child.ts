import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  pid: number;
  /** The next line it writes; rejects when it ends instead. */
  line(): Promise<string>;
  tell(text: string): void;
  /** Waits until it has ended. Idempotent. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const gone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** A file of ours is TypeScript, or was bundled from it. */
export const loaderOf = (file: string): string[] => (file.endsWith('.ts') ? ['--import', 'tsx'] : []);

/** Runs a file of ours in a real process of its own. */
export function startChild(file: string, parameters: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [...loaderOf(file), file, ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${file} ended without a word`);
      return value;
    },
    tell: (text) => void child.stdin.write(`${text}\n`),
    async kill(signal = 'SIGKILL') {
      if (gone(child)) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
