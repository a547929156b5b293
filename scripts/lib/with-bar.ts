import { SingleBar } from 'cli-progress';

/** How far it is, and of how much where that has changed. */
type Told = (done: number, total?: number) => void;

/**
 * A bar for whoever watches, as soon as there is something to do; a file or a pipe gets none. It is stopped whatever
 * happens: its timer would keep a process that has failed from ending.
 *
 * @param total zero where only the work finds out; a function is called for whoever watches alone
 */
export async function withBar<T>(
  format: string,
  total: number | (() => Promise<number>),
  run: (told: Told) => Promise<T>,
): Promise<T> {
  if (!process.stdout.isTTY) return run(() => undefined);
  const bar = new SingleBar({ format: `{bar} ${format}`, stream: process.stdout });
  const all = typeof total === 'number' ? total : await total();
  if (all > 0) bar.start(all, 0);
  try {
    return await run((done, of = all) => {
      if (bar.isActive) bar.setTotal(of);
      else if (of > 0) bar.start(of, 0);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
