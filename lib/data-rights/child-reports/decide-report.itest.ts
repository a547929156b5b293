import { afterAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { keepAccount } from '@/lib/accounts/close-account';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { findErasure } from '@/lib/data-rights/erase/find-erasure';
import { asHandler, asVisitor, recordLook } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { showInquiry } from '@/lib/inquiries/answer-inquiries';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sweep } from '@/lib/jobs/sweep';
import { answerDays, purgeHours } from '@/lib/policy/child-ages';
import { ageReports, confirmChild, reportedOf, reportsOf, statesOf } from '@/lib/testing/child-reports';
import { makeHold } from '@/lib/testing/holds';
import { goodPassword, linkToken, makePerson } from '@/lib/testing/people';
import { reach } from '@/lib/testing/reach';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { answerReport, readQuestion } from './answer-report';
import { finishReports } from './finish-reports';
import { decideReport, listReports, showReport } from './handle-reports';
import { countOverduePurges } from './overdue-purges';
import { reportChild } from './report-child';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;
const mailsTo = (to: string, subject: string) =>
  smtp.messages.filter((each) => each.envelope.to.includes(to) && each.subject === subject);

const makeReported = reportedOf(smtp);

const isHere = async (id: string) => (await rows('select 1 from subjects where id = $1', [id])).length > 0;

it('nobody moves to another address once it is confirmed, and it is not called done while they are here', async () => {
  const email = 'moving@portal.test';
  const person = await makePerson(email);
  await requestEmailChange(person, `new-${email}`, goodPassword);
  const link = await linkToken(email, 'confirm-new-email', `new-${email}`);
  await confirmChild(database.admin, email);
  expect(await confirmByLink(link, 'confirm-new-email')).toEqual({ ok: false, error: 'link-over' });
  await finishReports();
  expect([await isHere(person.id), await statesOf(database.admin, email)]).toEqual([true, ['confirmed']]);
});

describe('the mailed link', () => {
  it('changes nothing when it is opened, and works once', async () => {
    const { email, token } = await makeReported();
    for (let each = 0; each < 2; each += 1) expect(await readQuestion(token)).toBe('open');
    expect(await statesOf(database.admin, email)).toEqual(['open']);
    expect(await answerReport(token, 'denied')).toEqual({ ok: true, value: null });
    expect(await answerReport(token, 'confirmed')).toEqual({ ok: false, error: 'over' });
    expect(await readQuestion(token)).toBe('denied');
  });

  it('works for 14 days, and a forged one never', async () => {
    const { email, token } = await makeReported();
    await ageReports(database.admin, `${answerDays} days`);
    expect(await readQuestion(token)).toBeNull();
    for (const each of [token, 'forged'])
      expect(await answerReport(each, 'confirmed')).toEqual({ ok: false, error: 'over' });
    // Nor past the predicate of the code.
    await expect(
      asVisitor({ kind: 'child-report', token }, (tx) => tx.update(childReports).set({ state: 'confirmed' })),
    ).rejects.toMatchObject({ code: '23514' });
    expect(await statesOf(database.admin, email)).toEqual(['open']);
  });

  it('reaches its own report and no other', async () => {
    const { token } = await makeReported();
    await makeReported();
    const reached = (by: string) =>
      asVisitor({ kind: 'child-report', token: by }, (tx) => tx.select().from(childReports));
    expect([await reached(token), await reached('forged')]).toEqual([[expect.anything()], []]);
  });
});

describe('a holder who confirms', () => {
  it('is restricted at once, purged by the next sweep with all of the address, and told, as is who reported', async () => {
    const { email, person, inquiry, token } = await makeReported('parent@portal.test');
    const [{ subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, email);
    expect((await showInquiry('jin', inquiry)).ok).toBe(true);
    await answerReport(token, 'confirmed');
    expect(await showInquiry('jin', inquiry)).toEqual({ ok: false, error: 'not-found' });
    expect(await keepAccount(person)).toEqual({ ok: false, error: 'not-closing' });
    expect(await isHere(person.id)).toBe(true);
    await sweep();
    expect(await rows("select 1 from subjects where kind in ('account', 'inquirer') and id = $1", [person.id])).toEqual(
      [],
    );
    expect(await rows('select 1 from inquiries where id = $1', [inquiry])).toEqual([]);
    expect(await reportsOf(database.admin, email)).toMatchObject([{ state: 'purged', decided_by: 'holder' }]);
    expect(mailsTo('parent@portal.test', 'Your report of a child’s data is carried out')).toEqual([]);
    await runMailer();
    expect(mailsTo('parent@portal.test', 'Your report of a child’s data is carried out')).toHaveLength(1);
    expect(await isHere(reporter ?? '')).toBe(false);
    const told = mailsTo(email, 'Your data is deleted');
    expect(told.length).toBeGreaterThan(0);
    const [, number = ''] = /\/closed\/([\w-]{22})/.exec(told[0]?.text ?? '') ?? [];
    expect(await findErasure(number)).toMatchObject({ cause: 'child' });
    expect(await readQuestion(token)).toBe('purged');
  });

  it('whose data a law keeps leads to the same mail to the reporter as anybody else', async () => {
    for (const [parent, law] of [['plain'], ['told', null], ['silent', 'A law of silence']] as const) {
      const { email, token } = await makeReported(`${parent}@portal.test`);
      if (law !== undefined) await makeHold(email, ['email'], law);
      await answerReport(token, 'confirmed');
      await sweep();
      await runMailer();
    }
    const texts = ['plain', 'told', 'silent'].map(
      (parent) => mailsTo(`${parent}@portal.test`, 'Your report of a child’s data is carried out')[0]?.text,
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('but for what a law has us keep');
    expect(await rows("select 1 from subjects where kind = 'held'")).toHaveLength(2);
  });

  it('confirms for every open report of the address, and each reporter is told', async () => {
    const { email, token } = await makeReported('aunt@portal.test');
    await reportChild(email, 'uncle@portal.test');
    await answerReport(token, 'confirmed');
    expect(await statesOf(database.admin, email)).toEqual(['confirmed', 'confirmed']);
    await sweep();
    await runMailer();
    for (const to of ['aunt@portal.test', 'uncle@portal.test'])
      expect(mailsTo(to, 'Your report of a child’s data is carried out')).toHaveLength(1);
  });

  it('whose reporter’s 30 days are over is purged all the same, and nobody else is told', async () => {
    const { email, person } = await makeReported('gone@portal.test');
    await ageReports(database.admin, '30 days');
    await sweep();
    const [{ id = '' } = {}] = await reportsOf(database.admin, email);
    await decideReport('jin', id, 'confirmed');
    await sweep();
    await runMailer();
    expect(await isHere(person.id)).toBe(false);
    expect(mailsTo('gone@portal.test', 'Your report of a child’s data is carried out')).toEqual([]);
  });

  it('leaves no row that leads to the reporter, nor to them', async () => {
    const { email, token } = await makeReported('trace@portal.test');
    const [{ subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, email);
    await answerReport(token, 'confirmed');
    await sweep();
    await runMailer();
    const leads = await rows(
      `select count(*)::int as n from child_reports where subject_id = $1
        union all select count(*)::int from reporters where subject_id = $1
        union all select count(*)::int from audit_details where subject_ref = $1
        union all select count(*)::int from outbox where subject_id = $1`,
      [reporter],
    );
    expect(leads.map(({ n }) => n)).toEqual([0, 0, 0, 0]);
  });
});

describe('a holder who denies', () => {
  it('keeps everything, and the reporter’s contact goes; marketing stays stopped', async () => {
    const { email, person, inquiry, token } = await makeReported('neighbour@portal.test');
    await reportChild(email, 'neighbour-too@portal.test');
    const reported = await reportsOf(database.admin, email);
    await answerReport(token, 'denied');
    await sweep();
    await runMailer();
    expect(await isHere(person.id)).toBe(true);
    expect((await showInquiry('jin', inquiry)).ok).toBe(true);
    expect(await statesOf(database.admin, email)).toEqual(['denied', 'denied']);
    for (const { subject_id: id } of reported) expect(await isHere(id ?? '')).toBe(false);
    expect(smtp.messages.flatMap(({ envelope }) => envelope.to).filter((to) => to.startsWith('neighbour'))).toEqual([]);
    expect(await rows('select 1 from marketing_audience where subject_id = $1', [person.id])).toEqual([]);
  });

  it('is rid of the report 30 days later', async () => {
    const { email, token } = await makeReported();
    await answerReport(token, 'denied');
    await ageReports(database.admin, '29 days');
    await sweep();
    expect(await statesOf(database.admin, email)).toEqual(['denied']);
    await ageReports(database.admin, '1 day');
    await sweep();
    expect(await statesOf(database.admin, email)).toEqual([]);
  });
});

describe('a handler', () => {
  it('sees the contact and that somebody is here, and both looks are recorded', async () => {
    const { email, person } = await makeReported('asks@portal.test');
    const [{ id = '', subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, email);
    expect((await listReports('jin')).find((each) => each.id === id)).toMatchObject({
      state: 'open',
      isAnonymous: false,
    });
    expect(await showReport('jin', id)).toMatchObject({
      ok: true,
      value: { contact: 'asks@portal.test', held: [{ kind: 'account' }, { kind: 'inquirer' }] },
    });
    for (const who of [person.id, reporter])
      expect(
        await rows("select actor from audit_events where action = 'look.children' and subject_ref = $1", [who]),
      ).toEqual([{ actor: 'jin' }]);
    expect(await showReport('jin', 'none')).toEqual({ ok: false, error: 'not-found' });
  });

  it('reaches a contact and its key after the look alone, and nothing of whoever is reported', async () => {
    const { email, person } = await makeReported('looked-at@portal.test');
    const [{ subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, email);
    const seen = await asHandler('jin', 'children', async (tx) => {
      const reachBoth = async () => [await reach(tx, 'reporters'), await reach(tx, 'subjectKeys')];
      const before = await reachBoth();
      await recordLook(tx, reporter ?? '');
      const after = await reachBoth();
      await recordLook(tx, person.id);
      return [before, after, await reach(tx, 'accounts'), await reach(tx, 'inquiries'), await reach(tx, 'subjects')];
    });
    expect(seen).toEqual([[[], []], [[reporter], [reporter]], [], [], []]);
  });

  it('decides once, under their name, where the holder has not', async () => {
    const { email, person, token } = await makeReported();
    const [{ id = '' } = {}] = await reportsOf(database.admin, email);
    expect(await decideReport('jin', id, 'denied')).toEqual({ ok: true, value: null });
    expect(await decideReport('mia', id, 'confirmed')).toEqual({ ok: false, error: 'decided-already' });
    expect(await answerReport(token, 'confirmed')).toEqual({ ok: false, error: 'over' });
    expect(await decideReport('jin', 'none', 'denied')).toEqual({ ok: false, error: 'not-found' });
    await sweep();
    expect(await isHere(person.id)).toBe(true);
    expect(await reportsOf(database.admin, email)).toMatchObject([{ state: 'denied', decided_by: 'jin' }]);
  });

  it('confirms, and whoever is at the address is purged', async () => {
    const { email, person } = await makeReported();
    await confirmChild(database.admin, email);
    await sweep();
    expect(await isHere(person.id)).toBe(false);
  });

  it('can decide for no other purpose, and say of none that it is purged', async () => {
    const { email } = await makeReported();
    const [{ id = '' } = {}] = await reportsOf(database.admin, email);
    const set = (purpose: 'requests' | 'children', state: 'confirmed' | 'purged' | 'not-held') =>
      asHandler('jin', purpose, (tx) => tx.update(childReports).set({ state }));
    await set('requests', 'confirmed');
    for (const state of ['purged', 'not-held'] as const) await expect(set('children', state)).rejects.toThrow();
    expect(await reportsOf(database.admin, email)).toMatchObject([{ id, state: 'open' }]);
  });

  it('is told, as is the log, what is not destroyed within its 72 hours', async () => {
    const { email, person } = await makeReported();
    const id = await confirmChild(database.admin, email);
    expect(
      await rows('select purge_by - decided_at = make_interval(hours => $2) as kept from child_reports where id = $1', [
        id,
        purgeHours,
      ]),
    ).toEqual([{ kept: true }]);
    const before = await countOverduePurges();
    await ageReports(database.admin, `${purgeHours} hours 1 second`);
    await finishReports();
    expect(await countOverduePurges()).toBeGreaterThan(before);
    expect((await listReports('jin')).find((each) => each.id === id)).toMatchObject({
      state: 'confirmed',
      isOverdue: true,
    });
    await sweep();
    expect(await isHere(person.id)).toBe(false);
    expect(await countOverduePurges()).toBe(0);
  });
});
