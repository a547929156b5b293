import type { Client } from 'pg';

/**
 * What an erasure leaves for the last mail, and what somebody leaves who reports a child's data, in the name of somebody who is
 * still here: with it a row stands in every table about people.
 */
export async function makeFarewell(admin: Client, subjectId: string): Promise<void> {
  await admin.query('insert into farewells (subject_id, email) values ($1, $2)', [subjectId, Buffer.from([1])]);
  await admin.query(
    `insert into erasures (id, subject_id, cause, policy_version, requested_at, counts, is_held, is_suppressed, backups_until)
      values ('erasure-of-' || $1::text, $1, 'restored', 'v', now(), '{}', false, false, now())`,
    [subjectId],
  );
  await admin.query('insert into reporters (subject_id, contact) values ($1, $2)', [subjectId, Buffer.from([1])]);
  await admin.query(
    "insert into child_reports (id, subject_id, email_index) values ('report-of-' || $1::text, $1, 'x')",
    [subjectId],
  );
}
