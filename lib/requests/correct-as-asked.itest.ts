import { expect, it } from 'vitest';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { inquiryDecisions, makePerson, sampleInquiry } from '@/lib/testing/people';
import { makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { correctAsAsked } from './correct-as-asked';

const database = useDatabase();
const email = 'ines@portal.test';

it('a correction while another connection decides its request waits for that, and is refused then', async () => {
  const person = await makePerson(email);
  const inquiry = await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
  const about = { inquiry, field: 'inquiryDetails' } as const;
  const number = await makeRequest(person, { right: 'correction', details: 'Not so', about });
  const { admin } = database;
  const text = async () => (await admin.query('select inquiry_details from inquiries where id = $1', [inquiry])).rows;
  const before = await text();
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    "update requests set state = 'closed', outcome = 'done', closed_at = now(), decided_by = 'mia' where id = $1",
    [number],
  );
  const correcting = correctAsAsked('jin', number, 'Too late');
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await admin.query(waiting)).rowCount).toBe(1);
  await admin.query('commit');
  expect(await correcting).toEqual({ ok: false, error: 'closed-already' });
  expect(await text()).toEqual(before);
});
