import { writeSync } from 'node:fs';
import { closeDatabase } from '@/lib/db/client';
import { sealAudit } from '@/lib/jobs/seal-audit';

/** A process of its own for tests: seals the audit trail once and says so. */
writeSync(1, 'sealing\n');
await sealAudit();
writeSync(1, 'sealed\n');
await closeDatabase();
