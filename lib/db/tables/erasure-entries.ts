import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';
import { consentEvents } from './consent-events';
import { subjects } from './subjects';

/**
 * The erasure ledger as the database knows it. What a restored backup must not undo is noted here by triggers, in
 * the transaction that does it; a worker then writes each entry as one line into a file outside the database. A line
 * whose id does not stand here tells that the database is older than the file.
 *
 * Life: noted → in the file (`line` set) → gone, with its line, once the last backup from before is overwritten.
 * Holds no id of a person or an inquiry, only a hash of one.
 */
export const erasureEntries = pgTable(
  'erasure_entries',
  {
    id: text().primaryKey(),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /**
     * `withdrawn` is any decision but a yes; `deleted` is one inquiry, by its person; `closing` an account that is to
     * close at its date, `kept` one that is not to any more; `restricted` somebody whose data is kept and nothing else,
     * `unrestricted` somebody who has ended that.
     */
    kind: text({
      enum: ['erased', 'withdrawn', 'deleted', 'suppressed', 'closing', 'kept', 'restricted', 'unrestricted'],
    }).notNull(),
    /**
     * SHA-256 of the random id of the person, or of the inquiry that was deleted; a trigger holds no key. From the
     * moment it is in the file the HMAC of that, as there. Of a suppression the hash of the address from the start.
     */
    hash: text().notNull(),
    /** Of the key in SUPPRESSION_KEYS that the hash was made with; null while it is a plain one. */
    keyId: text('key_id'),
    consent: text(),
    topic: text(),
    decision: text({ enum: consentEvents.decision.enumValues }),
    place: text({ enum: consentEvents.place.enumValues }),
    /** Of a restriction. */
    ground: text({ enum: subjects.restrictionGround.enumValues }),
    /** Its number in the file; null while it waits. */
    line: bigint({ mode: 'number' }),
  },
  (t) => [
    index('erasure_entries_waiting').on(t.sequence).where(sql`line is null`),
    index('erasure_entries_line').on(t.line).where(sql`line is not null`),
    jobRows('erasure_entries'),
  ],
);
