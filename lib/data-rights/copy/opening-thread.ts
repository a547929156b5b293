import type { Worker } from 'node:worker_threads';
import type { OpenedPage, SealedPage } from './open-page';

export interface Question {
  id: number;
  page: SealedPage;
}

export type Answer = { id: number } & ({ opened: OpenedPage } | { error: unknown });

interface Waiting {
  resolve(page: OpenedPage): void;
  reject(error: unknown): void;
}

/** The side of a thread that opens pages on which it is asked. Started when there is something to open. */
export class OpeningThread {
  #worker: Worker | null = null;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(readonly start: () => Worker) {}

  /** Rejects with what the page did not open for, or with what the thread ended of. */
  open(page: SealedPage): Promise<OpenedPage> {
    this.#worker ??= this.#startWorker();
    const worker = this.#worker;
    this.#asked += 1;
    const question: Question = { id: this.#asked, page };
    return new Promise((resolve, reject) => {
      worker.postMessage(question);
      worker.ref();
      this.#waiting.set(question.id, { resolve, reject });
    });
  }

  #startWorker(): Worker {
    const worker = this.start();
    const giveUp = (cause: unknown) => this.#giveUp(worker, cause);
    worker.on('message', (answer: Answer) => this.#settle(worker, answer));
    // It does not tell whose answer it was.
    worker.once('messageerror', giveUp);
    worker.once('error', giveUp);
    worker.once('exit', giveUp);
    return worker;
  }

  #settle(worker: Worker, answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    // Idle, it keeps no process from ending.
    if (this.#waiting.size === 0) worker.unref();
    if ('error' in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer.opened);
  }

  /** Whatever waits for this thread would wait for ever. The next page starts another. */
  #giveUp(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const lost = [...this.#waiting.values()];
    // What a thread ended of need not be an error any more on this side.
    const error = new Error('The thread that opens pages was lost', { cause });
    this.#waiting.clear();
    for (const { reject } of lost) reject(error);
    void worker.terminate();
  }
}
