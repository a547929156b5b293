import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { SealedPage } from './open-page';
import { OpeningThread } from './opening-thread';

/** A thread that does this with each question `q`. */
const threadThat = (does: string): OpeningThread =>
  new OpeningThread(
    () =>
      new Worker(
        `const { parentPort } = require('node:worker_threads');
         let first = null;
         parentPort.on('message', (q) => { ${does} });`,
        { eval: true },
      ),
  );

const page = (keys: string): SealedPage => ({ keys }) as SealedPage;

const ask = (thread: OpeningThread, keys: string): Promise<string> => thread.open(page(keys)).then(String, String);

describe('a thread that opens pages', () => {
  it('gives each page its own answer, in whatever order they come', async () => {
    const thread = threadThat(
      `if (!first) first = q; else for (const { id, page } of [q, first]) parentPort.postMessage({ id, opened: page.keys });`,
    );
    expect(await Promise.all([ask(thread, 'one'), ask(thread, 'two')])).toEqual(['one', 'two']);
  });

  it.each([
    ['ends', 'process.exit(3)'],
    ['throws', "throw new Error('broken')"],
    ['answers what cannot be sent', 'parentPort.postMessage({ id: q.id, opened: () => 0 })'],
  ])('that %s leaves nobody waiting, and the next page has another', async (_, does) => {
    const thread = threadThat(
      `if (q.page.keys === 'last') parentPort.postMessage({ id: q.id, opened: 'opened' }); else { ${does} }`,
    );
    const lost = 'Error: The thread that opens pages was lost';
    expect(await Promise.all([ask(thread, 'one'), ask(thread, 'two')])).toEqual([lost, lost]);
    expect(await ask(thread, 'last')).toBe('opened');
  });
});
