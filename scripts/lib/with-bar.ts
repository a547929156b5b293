import { SingleBar } from 'cli-progress';

/** How far it is, and of how much where that has changed. */
export type Told = (done: number, total?: number) => void;

/**
 * A bar for whoever watches; a file or a pipe gets none. It is stopped whatever happens: its timer would keep a
 * process that has failed from ending.
 *
 * @param total worked out for whoever watches alone
 */
export async function withBar<T>(
  format: string,
  total: number | (() => Promise<number>),
  run: (told: Told) => Promise<T>,
): Promise<T> {
  if (!process.stdout.isTTY) return run(() => undefined);
  const bar = new SingleBar({ format: `{bar} ${format}`, hideCursor: true, stream: process.stdout });
  bar.start(typeof total === 'number' ? total : await total(), 0);
  try {
    return await run((done, of) => {
      if (of !== undefined) bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
