import type { Client } from 'pg';

/** What a person has said of one consent, oldest first: decision, place, and the topic where it was about one. */
export async function saidOf(database: Client, subjectId: string, consent: string): Promise<string[]> {
  const { rows } = await database.query(
    'select decision, place, topic from consent_events where subject_id = $1 and consent = $2 order by sequence',
    [subjectId, consent],
  );
  return rows.map(({ decision, place, topic }) => [decision, place, topic].filter(Boolean).join(' '));
}
