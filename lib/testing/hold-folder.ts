import { writeSync } from 'node:fs';
import { lockFolder } from '@/lib/db/lock-folder';

/** A process of its own for tests: waits for a line, takes the folder named, says how it went, and stays until it is ended. */
const [folder = '', startAt = '0'] = process.argv.slice(2);

writeSync(1, 'ready\n');
process.stdin.once('data', () => {
  // Several of these begin in the same millisecond.
  while (Date.now() < Number(startAt));
  try {
    lockFolder(folder);
    writeSync(1, 'held\n');
  } catch (error) {
    writeSync(1, `${error instanceof Error ? `${error.constructor.name}: ${error.message}` : error}\n`);
  }
});
