import { writeSync } from 'node:fs';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';

/** A process of its own for tests: sweeps the database of DATABASE_URL and tells of each batch once it is done. */
const destroyed = await sweepExpired({ told: (count) => void (count > 0 && writeSync(1, `${count}\n`)) });
writeSync(1, `${JSON.stringify(destroyed)}\n`);
process.exit(0);
