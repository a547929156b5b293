import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { readSettings } from './read-settings';

export interface SubjectRow {
  id: string;
  kind: 'account' | 'inquirer' | 'farewell';
  proved: boolean;
}

/** The keyed hash of an address, as the server computes it. */
export const indexOf = (email: string): string =>
  createHmac('sha256', Buffer.from(readSettings().INDEX_KEY ?? '', 'base64'))
    .update('email-index\0')
    .update(email)
    .digest('hex');

/** Everyone the database holds under an address, oldest first. */
export async function findSubjects(database: Client, email: string): Promise<SubjectRow[]> {
  const { rows } = await database.query<SubjectRow>(
    'select id, kind, proved_at is not null as proved from subjects where email_index = $1 order by created_at',
    [indexOf(email)],
  );
  return rows;
}
