import { afterAll, describe, expect, it } from 'vitest';
import { closeAccount, keepAccount } from '@/lib/accounts/close-account';
import { asSystem } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sweep } from '@/lib/jobs/sweep';
import { confirmChild, reportedOf, reportsOf, statesOf } from '@/lib/testing/child-reports';
import { goodPassword, makePerson } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { sweepAt } from '../sweep-expired';
import { answerReport } from './answer-report';
import { finishReports } from './finish-reports';
import { decideReport } from './handle-reports';
import { reportChild } from './report-child';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;
const purgedMails = (to: string) =>
  smtp.messages.filter(
    (each) => each.envelope.to.includes(to) && each.subject === 'Your report of a child’s data is carried out',
  );
const makeReported = reportedOf(smtp);
const isHere = async (id: string) => (await rows('select 1 from subjects where id = $1', [id])).length > 0;

describe('at the same time', () => {
  it('two presses and a handler decide once', async () => {
    for (let each = 0; each < 5; each += 1) {
      const { email, token } = await makeReported();
      const [{ id = '' } = {}] = await reportsOf(database.admin, email);
      const answers = await Promise.all([
        answerReport(token, 'confirmed'),
        answerReport(token, 'denied'),
        answerReport(token, 'confirmed'),
        decideReport('jin', id, 'denied'),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const [state] = await statesOf(database.admin, email);
      const closing = await rows(
        'select 1 from subjects s join child_reports r using (email_index) where r.id = $1 and s.closes_at is not null',
        [id],
      );
      expect(closing.length > 0).toBe(state === 'confirmed');
    }
  });

  it('two reports of one address, decided apart, end alike', async () => {
    const { email } = await makeReported();
    await reportChild(email, null);
    const [first, second] = await reportsOf(database.admin, email);
    await Promise.all([
      decideReport('jin', first?.id ?? '', 'confirmed'),
      decideReport('mia', second?.id ?? '', 'denied'),
    ]);
    const states = await statesOf(database.admin, email);
    expect(new Set(states).size).toBe(1);
  });

  it('a closing and a confirmation erase once, and the report comes to its end', async () => {
    for (let each = 0; each < 3; each += 1) {
      const { email, person, token } = await makeReported('meanwhile@portal.test');
      await Promise.all([closeAccount(person, goodPassword, 'now'), answerReport(token, 'confirmed')]);
      await sweep();
      await runMailer();
      expect(await isHere(person.id)).toBe(false);
      expect(await statesOf(database.admin, email)).toEqual(['purged']);
    }
  });

  it('an account that closes before anybody answers leaves a report that comes to nothing', async () => {
    const email = 'closes-first@portal.test';
    const person = await makePerson(email);
    await reportChild(email, 'curious@portal.test');
    await runMailer();
    await closeAccount(person, goodPassword, 'now');
    await sweep();
    expect(await statesOf(database.admin, email)).toEqual(['not-held']);
    await runMailer();
    await sweep();
    expect(purgedMails('curious@portal.test')).toEqual([]);
  });

  it('somebody who closes in 7 days is purged now once it is confirmed', async () => {
    const { person, token } = await makeReported();
    await closeAccount(person, goodPassword, 'in-7-days');
    await answerReport(token, 'confirmed');
    expect(await keepAccount(person)).toEqual({ ok: false, error: 'not-closing' });
    await sweepAt(new Date(), { rules: ['closing'] });
    expect(await isHere(person.id)).toBe(false);
  });

  it('two sweeps tell the reporter once', async () => {
    const { email } = await makeReported('told-once@portal.test');
    await confirmChild(database.admin, email);
    await sweepAt(new Date(Date.now() + 1000), { rules: ['closing'] });
    await Promise.all([finishReports(), finishReports()]);
    await runMailer();
    expect(purgedMails('told-once@portal.test')).toHaveLength(1);
  });
});

it('a job can bring no report back, and say of none who decided', async () => {
  const { email, token } = await makeReported();
  await answerReport(token, 'denied');
  await expect(asSystem('test', (tx) => tx.update(childReports).set({ state: 'open' }))).rejects.toMatchObject({
    code: '23514',
  });
  expect(await statesOf(database.admin, email)).toEqual(['denied']);
});
