import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { openPage } from './open-page';
import type { Answer, Question } from './opening-thread';

/** From 0 to 19, which waits for everybody: whoever waits for an answer goes first. */
const niceness = 10;

// Of this thread alone; elsewhere it would be that of the whole process.
if (process.platform === 'linux') setPriority(Math.max(niceness, getPriority()));

/** Runs in a thread of its own, and opens page after page in the order in which they come. */
parentPort?.on('message', ({ id, page }: Question) => {
  try {
    const opened = openPage(page);
    const answer: Answer = { id, opened };
    parentPort?.postMessage(answer, [opened.json.buffer, opened.csv.buffer]);
  } catch (error) {
    const answer: Answer = { id, error };
    parentPort?.postMessage(answer);
  }
});

// A page that did not arrive whole has no number to answer with: this thread ends, and with it whatever waits for it.
parentPort?.on('messageerror', (error) => {
  throw error;
});
