import { writeSync } from 'node:fs';
import { replayErasures } from '@/lib/data-rights/replay-erasures';
import { closeDatabase } from '@/lib/db/client';

/** A process of its own for tests: replays the erasure ledger, and says after each entry how many are done. */
await replayErasures({}, (done) => void writeSync(1, `${done}\n`));
writeSync(1, 'done\n');
await closeDatabase();
