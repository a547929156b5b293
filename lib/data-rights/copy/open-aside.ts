import { Worker } from 'node:worker_threads';
import type { OpenedPage, SealedPage } from './open-page';

interface Waiting {
  resolve(page: OpenedPage): void;
  reject(error: Error): void;
}

interface Thread {
  worker: Worker;
  waiting: Waiting[];
}

let thread: Thread | null = null;

function startThread(): Thread {
  const worker = new Worker(new URL('./opening-thread.ts', import.meta.url));
  const waiting: Waiting[] = [];
  worker.on('message', (answer: OpenedPage | Error) => {
    const first = waiting.shift();
    // Idle, it keeps no process from ending.
    if (waiting.length === 0) worker.unref();
    if (answer instanceof Error) first?.reject(answer);
    else first?.resolve(answer);
  });
  worker.once('error', (error) => {
    thread = null;
    for (const { reject } of waiting) reject(error);
  });
  return { worker, waiting };
}

/**
 * Opens a page in a thread beside the one that answers everybody's requests: one for all copies, so that many at once take no
 * more of the machine than one.
 */
export function openAside(page: SealedPage): Promise<OpenedPage> {
  thread ??= startThread();
  const { worker, waiting } = thread;
  return new Promise((resolve, reject) => {
    worker.postMessage(page);
    worker.ref();
    waiting.push({ resolve, reject });
  });
}
