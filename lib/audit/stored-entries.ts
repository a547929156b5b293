import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import type { AuditDetail, AuditEntry } from './leaf';

/** An event as it stands in the database, with the detail that is left of it. */
export interface StoredEntry {
  entry: AuditEntry;
  detail: AuditDetail | null;
}

/** Texts that say the same from every driver; a Date would lose the microseconds. */
const timeText = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/** Of `audit_events e left join audit_details d`. */
export const entryColumns = sql`
  e.sequence::text as sequence, e.transaction_id, ${timeText('e.at')} as at, e.door, e.actor, e.action, e.subject_ref,
  d.sequence is not null as has_detail, d.salt, ${timeText('d.at')} as detail_at, d.subject_ref as detail_subject_ref,
  to_json(d.columns)::text as columns`;

export interface EntryRow {
  sequence: string;
  transaction_id: string;
  at: string;
  door: string;
  actor: string;
  action: string;
  subject_ref: string | null;
  has_detail: boolean;
  salt: string;
  detail_at: string;
  detail_subject_ref: string | null;
  columns: string;
}

export const toStoredEntry = (row: EntryRow): StoredEntry => ({
  entry: {
    sequence: row.sequence,
    transactionId: row.transaction_id,
    at: row.at,
    door: row.door,
    actor: row.actor,
    action: row.action,
    subjectRef: row.subject_ref,
  },
  detail: row.has_detail
    ? { at: row.detail_at, subjectRef: row.detail_subject_ref, columns: JSON.parse(row.columns), salt: row.salt }
    : null,
});

/** The rows of a query written out by hand; what they look like is the caller's word. */
export async function rowsOf<Row>(tx: Tx, query: SQL): Promise<Row[]> {
  return ((await tx.execute(query)) as unknown as { rows: Row[] }).rows;
}

/** A look-up for each event: as a join the planner would rather hash all the seals there are. */
export const notSealed = sql`(select s.position from audit_seals s where s.sequence = e.sequence) is null`;
