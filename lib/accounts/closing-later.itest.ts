import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findSubject } from '@/lib/auth/sessions';
import { grantConsent } from '@/lib/data-rights/change-consent';
import { readOverview } from '@/lib/data-rights/overview';
import { sweepAt } from '@/lib/data-rights/sweep-expired';
import { asSystem } from '@/lib/db/doors';
import { answerInquiry, listInquiries, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { mayBeMailed } from '@/lib/marketing/audience';
import { decideRequest } from '@/lib/requests/decide-request';
import { showRequest } from '@/lib/requests/list-requests';
import { goodPassword, inquiryDecisions, makePerson, type Person, sampleInquiry } from '@/lib/testing/people';
import { makeRequest } from '@/lib/testing/requests';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';
import { closeAccount, keepAccount } from './close-account';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;
const day = 24 * 3_600_000;

let count = 0;
let email: string;
let person: Person;
beforeEach(async () => {
  count += 1;
  email = `later${count}@portal.test`;
  person = await makePerson(email, 'yes');
});

const closesAt = async (): Promise<Date> => {
  const [row] = await rows('select closes_at from subjects where id = $1', [person.id]);
  return row.closes_at;
};

const exists = async () => (await rows('select 1 from subjects where id = $1', [person.id])).length === 1;
const visits = async () => (await rows('select 1 from visits where subject_id = $1', [person.id])).length;

describe('an account that closes in 7 days', () => {
  it('is due 7 days after the press, and asking again does not move that', async () => {
    const before = Date.now();
    expect(await closeAccount(person, goodPassword, 'in-7-days')).toEqual({ ok: true, value: { number: null } });
    const due = await closesAt();
    expect(Math.abs(due.getTime() - before - 7 * day)).toBeLessThan(60_000);
    await closeAccount(person, goodPassword, 'in-7-days');
    expect(await closesAt()).toEqual(due);
    await runMailer();
    const mails = smtp.messages.filter(({ envelope }) => envelope.to.includes(email)).map(({ subject }) => subject);
    expect(mails.filter((subject) => subject === 'Your account is going to close')).toHaveLength(1);
  });

  it.each([
    [-1000, true],
    [0, false],
    [1000, false],
  ])('at its end %i ms is there: %s', async (offset, there) => {
    await closeAccount(person, goodPassword, 'in-7-days');
    await rows("update subjects set closes_at = date_trunc('milliseconds', now()) where id = $1", [person.id]);
    await sweepAt(new Date((await closesAt()).getTime() + offset), { rules: ['closing'] });
    expect(await exists()).toBe(there);
  });

  it('is then told as one closed at once, with the time it was asked for', async () => {
    await closeAccount(person, goodPassword, 'in-7-days');
    await rows("update subjects set closes_at = now(), close_requested_at = now() - interval '7 days' where id = $1", [
      person.id,
    ]);
    // The database's now has more digits than a Date.
    await sweepAt(new Date(Date.now() + 1000), { rules: ['closing'] });
    const [erasure] = await rows('select * from erasures order by erased_at desc limit 1');
    expect(erasure).toMatchObject({ cause: 'closed', is_suppressed: true });
    expect(Math.round((erasure.erased_at - erasure.requested_at) / day)).toBe(7);
    await runMailer();
    const last = smtp.messages.filter(({ envelope }) => envelope.to.includes(email)).at(-1);
    expect(last?.subject).toBe('Your account is closed');
  });

  it('is restricted: no visit is noted, no handler reaches an inquiry, and marketing has ended', async () => {
    const number = await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    await recordVisit(person, 'saw-overview', '203.0.113.9');
    const before = await visits();
    await closeAccount(person, goodPassword, 'in-7-days');
    await recordVisit(person, 'saw-overview', '203.0.113.9');
    expect(await visits()).toBe(before);
    expect((await listInquiries('jin', 'received')).map(({ id }) => id)).not.toContain(number);
    expect(await showInquiry('jin', number)).toEqual({ ok: false, error: 'not-found' });
    expect(await answerInquiry('jin', number, 'Too late')).toEqual({ ok: false, error: 'not-found' });
    expect(await rows('select 1 from marketing_audience where subject_id = $1', [person.id])).toEqual([]);
  });

  it('has its requests answered all the same', async () => {
    const id = await makeRequest(person);
    await closeAccount(person, goodPassword, 'in-7-days');
    expect(await showRequest('jin', id)).toMatchObject({ ok: true, value: { email } });
    expect(await decideRequest('jin', id, { outcome: 'done' }, 'Here it is.')).toEqual({ ok: true, value: null });
    await runMailer();
    const subjects = smtp.messages.filter(({ envelope }) => envelope.to.includes(email)).map(({ subject }) => subject);
    expect(subjects).toContain('Your request is done');
  });

  it('gets no marketing by a yes said since, until the account is kept', async () => {
    await closeAccount(person, goodPassword, 'in-7-days');
    await grantConsent(person, 'marketing');
    const reached = async () => [
      await asSystem('test', (tx) => mayBeMailed(tx, person.id, null)),
      (await rows('select 1 from marketing_audience where subject_id = $1', [person.id])).length === 1,
    ];
    expect(await reached()).toEqual([false, false]);
    await keepAccount(person);
    expect(await reached()).toEqual([true, true]);
  });

  it('leaves the person their own access, and the way back opens all of it but the yes to marketing', async () => {
    const number = await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    await closeAccount(person, goodPassword, 'in-7-days');
    expect(await findSubject(person.token)).not.toBeNull();
    expect(await readOverview(person)).toMatchObject({ email, closesAt: await closesAt() });
    expect(await keepAccount(person)).toEqual({ ok: true, value: null });
    expect(await keepAccount(person)).toEqual({ ok: false, error: 'not-closing' });
    await sweepAt(new Date(Date.now() + 8 * day), { rules: ['closing'] });
    expect(await exists()).toBe(true);
    expect((await showInquiry('jin', number)).ok).toBe(true);
    expect((await readOverview(person)).marketing.granted).toBe(false);
  });

  it('can be closed at once after all', async () => {
    await closeAccount(person, goodPassword, 'in-7-days');
    expect(await closeAccount(person, goodPassword, 'now')).toMatchObject({
      ok: true,
      value: { number: expect.any(String) },
    });
    expect(await exists()).toBe(false);
  });

  it('is not called as it was by a second press that comes behind the erasure of the first', async () => {
    await closeAccount(person, goodPassword, 'now');
    for (const when of ['now', 'in-7-days'] as const)
      expect(await closeAccount(person, goodPassword, when)).toEqual({ ok: false, error: 'already-closed' });
  });

  it('cannot be kept once its time is over', async () => {
    await closeAccount(person, goodPassword, 'in-7-days');
    await rows('update subjects set closes_at = now() where id = $1', [person.id]);
    expect(await keepAccount(person)).toEqual({ ok: false, error: 'not-closing' });
  });

  it('is kept by whichever press comes first, the person or the sweep', async () => {
    await closeAccount(person, goodPassword, 'in-7-days');
    const due = await closesAt();
    const [kept] = await Promise.all([keepAccount(person), sweepAt(due, { rules: ['closing'] })]);
    expect(kept.ok).toBe(await exists());
  });
});
