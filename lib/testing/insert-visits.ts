import type { Client } from 'pg';

/** Visits of the same few microseconds, so that a page of them ends among equals. */
export async function insertVisits(admin: Client, subjectId: string, count: number): Promise<void> {
  await admin.query(
    `insert into visits (id, subject_id, at, usage_record)
     select encode(sha256((n || $1)::bytea), 'hex'), $1, '2026-01-01T00:00:00.000001Z'::timestamptz + (n / 900) * interval '1 microsecond', 'saw-activity'
     from generate_series(1, $2::int) n`,
    [subjectId, count],
  );
}
