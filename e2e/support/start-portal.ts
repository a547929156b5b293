import { setTimeout as delay } from 'node:timers/promises';
import { spawnPortal } from './spawn-portal';

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
  const portal = spawnPortal(port, settings, log);
  const deadline = Date.now() + 60_000;
  while (!(await answers(`http://127.0.0.1:${port}/api/health`))) {
    if (portal.isOver() || Date.now() > deadline) {
      await portal.stop();
      throw new Error(`The server did not start. It said:\n${portal.said()}`);
    }
    await delay(100);
  }
  return { stop: portal.stop };
}
