import { Worker } from 'node:worker_threads';
import type { OpenedPage, SealedPage } from './open-page';

export interface Asked {
  id: number;
  page: SealedPage;
}

export type Answer = { id: number } & ({ opened: OpenedPage } | { error: unknown });

interface Waiting {
  resolve(page: OpenedPage): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let thread: Thread | null = null;
let asked = 0;

function settle({ worker, waiting }: Thread, answer: Answer): void {
  const page = waiting.get(answer.id);
  waiting.delete(answer.id);
  // Idle, it keeps no process from ending.
  if (waiting.size === 0) worker.unref();
  if ('error' in answer) page?.reject(answer.error);
  else page?.resolve(answer.opened);
}

/** Whatever waits for this thread would wait for ever; the next page starts another. */
function giveUp(lost: Thread, error: unknown): void {
  if (thread === lost) thread = null;
  for (const { reject } of lost.waiting.values()) reject(error);
  lost.waiting.clear();
  void lost.worker.terminate();
}

function startThread(): Thread {
  const worker = new Worker(new URL('./opening-thread.ts', import.meta.url));
  const started: Thread = { worker, waiting: new Map() };
  worker.on('message', (answer: Answer) => settle(started, answer));
  // An answer that cannot be read does not tell whose it was.
  worker.once('messageerror', (error) => giveUp(started, error));
  worker.once('error', (error) => giveUp(started, error));
  worker.once('exit', (code) => giveUp(started, new Error(`The thread that opens pages ended with ${code}`)));
  return started;
}

/**
 * Opens a page in a thread beside the one that answers everybody's requests: one for all copies, so that many at once take no
 * more of the machine than one.
 */
export function openAside(page: SealedPage): Promise<OpenedPage> {
  thread ??= startThread();
  const { worker, waiting } = thread;
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    const question: Asked = { id, page };
    worker.postMessage(question);
    worker.ref();
    waiting.set(id, { resolve, reject });
  });
}
