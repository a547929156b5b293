import { writeSync } from 'node:fs';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';

/** A process of its own for tests: says `begins`, writes the erasure ledger, says how many lines, and stays. */
writeSync(1, 'begins\n');
writeSync(1, `${await exportEntries()}\n`);
setInterval(() => undefined, 60_000);
