import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** The production server, from the build in `.next`, with the given settings and nobody else's. */
export async function startPortal(
  port: number,
  settings: Record<string, string>,
  log = 'test-results/server.log',
): Promise<{ stop(): Promise<void> }> {
  if (!existsSync('.next/BUILD_ID')) {
    throw new Error('There is no production build to open in a browser. Run: npm run build.');
  }
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, '');
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined),
  );
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: { ...inherited, ...settings, PORT: String(port), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
  child.stderr.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (isOver()) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended.then(() => true), delay(10_000, false, { ref: false })]);
    if (!inTime) child.kill('SIGKILL');
    await ended;
  };
  const deadline = Date.now() + 60_000;
  while (!(await answers(`http://127.0.0.1:${port}/api/health`))) {
    if (isOver() || Date.now() > deadline) {
      await stop();
      throw new Error(`The server did not start. It said:\n${readFileSync(log, 'utf8')}`);
    }
    await delay(100);
  }
  return { stop };
}
