import type { Client } from 'pg';
import { decideReport } from '@/lib/data-rights/child-reports/handle-reports';
import { reportChild } from '@/lib/data-rights/child-reports/report-child';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { emailIndex } from '@/lib/subjects/email-index';
import { inquiryDecisions, makePerson, sampleInquiry } from './people';
import { tokenIn } from './read-mail';
import type { Smtp } from './smtp';

export interface ReportRow {
  id: string;
  subject_id: string | null;
  state: string;
  decided_by: string | null;
  asked: boolean;
}

/** The reports of an address, the oldest first. */
export async function reportsOf(admin: Client, email: string): Promise<ReportRow[]> {
  const { rows } = await admin.query<ReportRow>(
    `select id, subject_id, state, decided_by, asked_at is not null as asked from child_reports
      where email_index = $1 order by reported_at`,
    [emailIndex(email)],
  );
  return rows;
}

export const statesOf = async (admin: Client, email: string): Promise<string[]> =>
  (await reportsOf(admin, email)).map(({ state }) => state);

/** Moves all that happened to the reports, and their reporters, into the past, past the triggers, as a superuser may. */
export async function ageReports(admin: Client, interval: string): Promise<void> {
  const by = `- interval '${interval}'`;
  await admin.query('set session_replication_role = replica');
  await admin.query(`update child_reports set reported_at = reported_at ${by}, asked_at = asked_at ${by},
    decided_at = decided_at ${by}, purge_by = purge_by ${by}, purged_at = purged_at ${by}, ends_at = ends_at ${by}`);
  await admin.query(`update reporters set kept_until = kept_until ${by}`);
  await admin.query('set session_replication_role = default');
}

/** Reported, and confirmed by a handler. Answers the number of the report. */
export async function confirmChild(admin: Client, email: string, contact: string | null = null): Promise<string> {
  await reportChild(email, contact);
  const id = (await reportsOf(admin, email)).at(-1)?.id ?? '';
  await decideReport('jin', id, 'confirmed');
  return id;
}

/** Makes people with an account and an inquiry who have been reported, and answers the token that each was mailed. */
export function reportedOf(smtp: Smtp) {
  let count = 0;
  return async (contact: string | null = null) => {
    count += 1;
    const email = `child${count}@portal.test`;
    const person = await makePerson(email, 'yes');
    const inquiry = await sendInquiry('question', { ...sampleInquiry, email }, inquiryDecisions);
    await runMailer();
    await reportChild(email, contact);
    await runMailer();
    const mail = smtp.messages.find(
      (each) => each.envelope.to.includes(email) && each.subject === 'Is this address a child’s?',
    );
    if (!mail) throw new Error('Nobody was asked');
    return { email, person, inquiry, token: tokenIn(mail) };
  };
}
