import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * The leaves of the Merkle tree over the audit trail, one for each sealed event, in the order of the tree. Written by
 * the sealer; no role may change or delete one. No foreign key leads to the event: it would lock each one, and a seal
 * has to outlast an event that somebody took away.
 */
export const auditSeals = pgTable(
  'audit_seals',
  {
    /** From 0, without a gap. */
    position: bigint({ mode: 'number' }).primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull().unique(),
    /** SHA-256 in base64, as lib/audit/leaf.ts makes it. */
    leafHash: text('leaf_hash').notNull(),
    /** The salted hash of the event's detail, part of the leaf. Null: the event had none when it was sealed. */
    detailHash: text('detail_hash'),
  },
  () => [jobRows('audit_seals')],
);
