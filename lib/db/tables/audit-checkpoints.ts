import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * The signed heads of the tree over the audit trail. Written by the sealer together with the seals each one covers;
 * no role may change or delete one. Only `note` is evidence. The rest is what the next sealing starts from.
 */
export const auditCheckpoints = pgTable(
  'audit_checkpoints',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** How many seals it covers. Two may cover the same. */
    size: bigint({ mode: 'number' }).notNull(),
    /** A C2SP checkpoint: origin, size, root, and the signature over the three. */
    note: text().notNull(),
    /** The roots of the whole subtrees the tree is made of, the largest first, in base64: at most one for each bit of the size. */
    peaks: text().array().notNull(),
    /** A transaction id (xid8): every event of an earlier transaction of this life of the database is sealed. */
    sealedBelow: text('sealed_below').notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('audit_checkpoints_size').on(t.size), jobRows('audit_checkpoints')],
);
