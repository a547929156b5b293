import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * Since when a key-encryption key wraps nobody's key any more. Backups of before that still need it; once the last of
 * them is overwritten it can be destroyed, and what a stray copy holds is noise. Holds no key and nobody's data.
 */
export const kekRetirements = pgTable(
  'kek_retirements',
  {
    kekId: text('kek_id').primaryKey(),
    unusedSince: timestamp('unused_since', { withTimezone: true }).notNull().defaultNow(),
  },
  () => [jobRows('kek_retirements')],
);
