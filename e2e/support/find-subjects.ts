import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { readSettings } from './read-settings';

export interface SubjectRow {
  id: string;
  kind: 'account' | 'inquirer' | 'farewell';
  proved: boolean;
}

/** Everyone the database holds under an address, oldest first. Computes the keyed hash as the server does. */
export async function findSubjects(database: Client, email: string): Promise<SubjectRow[]> {
  const key = Buffer.from(readSettings().INDEX_KEY ?? '', 'base64');
  const index = createHmac('sha256', key).update('email-index\0').update(email).digest('hex');
  const { rows } = await database.query<SubjectRow>(
    'select id, kind, proved_at is not null as proved from subjects where email_index = $1 order by created_at',
    [index],
  );
  return rows;
}
