import { writeSync } from 'node:fs';
import { replayErasures } from '@/lib/data-rights/replay-erasures';

/**
 * A process of its own for tests: replays the erasure ledger until so many entries are done, says so, and stands still
 * there, in the middle of everything, until it is killed.
 */
const [, , entries = '1'] = process.argv;

await replayErasures({}, (done) => {
  if (done < Number(entries)) return;
  writeSync(1, `${done}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
