import { parentPort } from 'node:worker_threads';
import { openPage, type SealedPage } from './open-page';

/** Runs in a thread of its own, and opens page after page in the order in which they come. */
parentPort?.on('message', (page: SealedPage) => {
  try {
    parentPort?.postMessage(openPage(page));
  } catch (error) {
    parentPort?.postMessage(error);
  }
});
