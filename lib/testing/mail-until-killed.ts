import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { connection } from '@/lib/db/client';
import { deliverDue } from '@/lib/mail/deliver-due';

/** A process of its own for tests: waits for a line, and then sends what is due in the database of its settings until it is ended. */
await connection();
writeSync(1, 'ready\n');
// A test that is cut off kills nobody any more.
process.stdin.once('end', () => process.exit());
process.stdin.once('data', async () => {
  for (;;) if ((await deliverDue()).taken === 0) await delay(20);
});
