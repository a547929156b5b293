import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface SpawnedPortal {
  child: ChildProcess;
  isOver(): boolean;
  /** Everything it has written until now. */
  said(): string;
  stop(): Promise<void>;
}

/** What has a program of Node write down, in this file, every host it connects to. */
export const noteConnections = (file: string): Record<string, string> => ({
  NODE_OPTIONS: `--import ${pathToFileURL(resolve('e2e/support/note-connections.mjs'))}`,
  CONNECTIONS_FILE: resolve(file),
});

/** Starts the production server with the given settings and nobody else's, and does not wait for it. */
export function spawnPortal(port: number, settings: Record<string, string>, log: string): SpawnedPortal {
  if (!existsSync('.next/BUILD_ID')) {
    throw new Error('There is no production build to open in a browser. Run: npm run build.');
  }
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, '');
  const connections = log.replace(/\.log$/, '.connections');
  writeFileSync(connections, '');
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined),
  );
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: {
        ...inherited,
        ...noteConnections(connections),
        ...settings,
        PORT: String(port),
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
  child.stderr.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    isOver,
    said: () => readFileSync(log, 'utf8'),
    async stop() {
      if (isOver()) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const inTime = await Promise.race([ended.then(() => true), delay(10_000, false, { ref: false })]);
      if (!inTime) child.kill('SIGKILL');
      await ended;
    },
  };
}
