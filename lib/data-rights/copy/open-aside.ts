import { Worker } from 'node:worker_threads';
import type { OpenedPage, SealedPage } from './open-page';
import { OpeningThread } from './opening-thread';

// Where the bundler looks for a thread's file.
const thread = new OpeningThread(() => new Worker(new URL('./open-in-thread.ts', import.meta.url)));

/**
 * Opens a page in a thread beside the one that answers everybody's requests: one for all copies, so that many at once take no
 * more of the machine than one.
 */
export const openAside = (page: SealedPage): Promise<OpenedPage> => thread.open(page);
