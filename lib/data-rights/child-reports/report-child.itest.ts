import { afterAll, describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asReporter, asSystem, asVisitor } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';
import { reporters } from '@/lib/db/tables/reporters';
import { subjects } from '@/lib/db/tables/subjects';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sweep } from '@/lib/jobs/sweep';
import { childAgeIn, reporterDays } from '@/lib/policy/child-ages';
import { emailIndex } from '@/lib/subjects/email-index';
import { ageReports, reportsOf, statesOf } from '@/lib/testing/child-reports';
import { dumpTables, tablesHolding } from '@/lib/testing/live-database';
import { fillProfile, inquiryDecisions, linkToken, makePerson, sampleInquiry, startSignUp } from '@/lib/testing/people';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { grantConsent } from '../change-consent';
import { reportChild } from './report-child';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

const question = 'Is this address a child’s?';
const mailsTo = (to: string, subject = question) =>
  smtp.messages.filter((each) => each.envelope.to.includes(to) && each.subject === subject);

/** How many rows each table has, but for the counters. */
async function sizes(): Promise<Record<string, number>> {
  return Object.fromEntries([...(await dumpTables(database.admin))].map(([table, lines]) => [table, lines.length]));
}

const growth = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));

describe('a report', () => {
  it.each([null, 'parent@portal.test'])(
    'writes the same rows for a known address and an unknown one (%s)',
    async (contact) => {
      await makePerson(`known-${contact}@portal.test`, 'yes');
      await sendInquiry('question', { ...sampleInquiry, email: `known-${contact}@portal.test` }, inquiryDecisions);
      const grown = [];
      for (const email of [`known-${contact}@portal.test`, `unknown-${contact}@portal.test`]) {
        const before = await sizes();
        await reportChild(email, contact);
        grown.push(growth(before, await sizes()));
      }
      expect(grown[0]).toMatchObject({ child_reports: 1, suppressions: 1, outbox: 1, reporters: contact ? 1 : 0 });
      expect(grown[1]).toEqual(grown[0]);
    },
  );

  it('stands nowhere in clear, neither the address nor the contact', async () => {
    await reportChild('looked-for@portal.test', 'who-reports@portal.test');
    for (const secret of ['looked-for', 'who-reports']) expect(await tablesHolding(database.admin, secret)).toEqual({});
  });

  it('by whatever visitor comes in as open, and of the address of the door alone', async () => {
    const [mine, other] = [emailIndex('mine@portal.test'), emailIndex('other@portal.test')];
    const insert = (index: string) =>
      asReporter(mine, (tx) =>
        tx
          .insert(childReports)
          .values({ id: `forged-${index}`, emailIndex: index, state: 'confirmed', purgeBy: new Date() }),
      );
    await insert(mine);
    expect(await statesOf(database.admin, 'mine@portal.test')).toEqual(['open']);
    await expect(insert(other)).rejects.toThrow();
    await expect(
      asVisitor({ kind: 'request', emailIndex: mine }, (tx) =>
        tx.insert(childReports).values({ id: 'by-request', emailIndex: mine }),
      ),
    ).rejects.toThrow();
  });

  it('reaches nothing of whoever has the address', async () => {
    await makePerson('reached@portal.test');
    await asReporter(emailIndex('reached@portal.test'), async (tx) => {
      expect(await tx.select().from(subjects)).toEqual([]);
      await expect(tx.transaction((inner) => inner.select().from(reporters))).rejects.toThrow();
      expect(await tx.select().from(childReports)).toEqual([]);
    });
  });

  it('alone destroys nothing and restricts nobody, with a contact or without', async () => {
    const person = await makePerson('stays@portal.test');
    await reportChild('stays@portal.test', null);
    await reportChild('stays@portal.test', 'stranger@portal.test');
    await runMailer();
    await sweep();
    expect(await rows('select closes_at, restricted_at from subjects where id = $1', [person.id])).toEqual([
      { closes_at: null, restricted_at: null },
    ]);
    expect(await statesOf(database.admin, 'stays@portal.test')).toEqual(['open', 'open']);
  });

  it('of an address where nobody is ends by itself, and its contact with it', async () => {
    await reportChild('nobody@portal.test', 'told-nothing@portal.test');
    const [{ subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, 'nobody@portal.test');
    await runMailer();
    for (let each = 0; each < 2; each += 1) await sweep();
    expect(await reportsOf(database.admin, 'nobody@portal.test')).toMatchObject([
      { state: 'not-held', subject_id: null },
    ]);
    expect(await rows('select 1 from subjects where id = $1', [reporter])).toEqual([]);
    expect(smtp.messages.flatMap(({ envelope }) => envelope.to)).not.toContain('told-nothing@portal.test');
  });
});

describe('the contact', () => {
  it('is gone after 30 days with its key, and the report goes on without it', async () => {
    await makePerson('long@portal.test');
    await reportChild('long@portal.test', 'patient@portal.test');
    const [{ subject_id: reporter } = { subject_id: '' }] = await reportsOf(database.admin, 'long@portal.test');
    await ageReports(database.admin, `${reporterDays - 1} days`);
    await sweep();
    expect(await rows('select 1 from reporters where subject_id = $1', [reporter])).toHaveLength(1);
    await ageReports(database.admin, '1 day');
    await sweep();
    for (const table of ['reporters', 'subject_keys'])
      expect(await rows(`select 1 from ${table} where subject_id = $1`, [reporter])).toEqual([]);
    expect(await reportsOf(database.admin, 'long@portal.test')).toMatchObject([{ state: 'open', subject_id: null }]);
  });
});

describe('marketing to a reported address', () => {
  const campaignReaches = async (to: string): Promise<boolean> => {
    const subject = `Letter ${Math.random()}`;
    await queueCampaign(await sampleMailing(subject));
    await runMailer();
    return mailsTo(to, subject).length > 0;
  };

  it('stops with the report itself, also mail that is on its way', async () => {
    await makePerson('news@portal.test', 'yes');
    await runMailer();
    expect(await campaignReaches('news@portal.test')).toBe(true);
    await queueCampaign(await sampleMailing('On its way'));
    await reportChild('news@portal.test', null);
    // Before anybody has looked at the report.
    await database.admin.query(
      "update outbox set next_try_at = now() + interval '1 hour' where template = 'child-question'",
    );
    await runMailer();
    expect(mailsTo('news@portal.test', 'On its way')).toEqual([]);
    expect(await campaignReaches('news@portal.test')).toBe(false);
  });

  it('is ended in the ledger, without another mail, until its person agrees again', async () => {
    const person = await makePerson('again@portal.test', 'yes');
    await runMailer();
    const before = smtp.messages.length;
    await reportChild('again@portal.test', null);
    await runMailer();
    expect(smtp.messages.slice(before).map(({ subject }) => subject)).toEqual([question]);
    const newest =
      "select decision, place from consent_events where subject_id = $1 and consent = 'marketing' order by sequence desc limit 1";
    expect(await rows(newest, [person.id])).toEqual([{ decision: 'lapsed', place: 'childReport' }]);
    await grantConsent(person, 'marketing');
    expect(await campaignReaches('again@portal.test')).toBe(true);
  });

  it('that is agreed to after the report is not ended by its mail, however late that goes out', async () => {
    const person = await makePerson('late@portal.test');
    await runMailer();
    await reportChild('late@portal.test', null);
    await grantConsent(person, 'marketing');
    await runMailer();
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, person.id))).toBe(true);
  });
});

describe('the holder', () => {
  it('is asked once, however often the address is reported, and not again when they have said no', async () => {
    await makePerson('once@portal.test');
    await runMailer();
    for (let each = 0; each < 4; each += 1) await reportChild('once@portal.test', null);
    await runMailer();
    await ageReports(database.admin, `${reporterDays - 1} days`);
    await reportChild('once@portal.test', null);
    await runMailer();
    expect(mailsTo('once@portal.test')).toHaveLength(1);
    expect((await reportsOf(database.admin, 'once@portal.test')).filter(({ asked }) => asked)).toHaveLength(1);
  });

  it('is asked by the age where they live where they said so, and by all of them where not', async () => {
    const known = await makePerson('lagos@portal.test');
    await fillProfile(known);
    await sendInquiry(
      'question',
      { ...sampleInquiry, email: 'seoul@portal.test', countryOfResidence: 'KR' },
      inquiryDecisions,
    );
    await startSignUp('nowhere@portal.test');
    for (const email of ['lagos@portal.test', 'seoul@portal.test', 'nowhere@portal.test'])
      await reportChild(email, null);
    await runMailer();
    const textTo = (email: string) => (mailsTo(email)[0]?.text ?? '').replace(/\s+/g, ' ');
    expect(textTo('lagos@portal.test')).toContain(`Are you under ${childAgeIn('NG')}, the age in Nigeria?`);
    expect(textTo('seoul@portal.test')).toContain('Are you under 14, the age in South Korea?');
    expect(textTo('nowhere@portal.test')).toContain('It is 13 in most places and up to 16 in some');
  });

  it('of a confirmed account is asked before whoever typed the address since', async () => {
    const account = await makePerson('both@portal.test');
    await fillProfile(account);
    await sendInquiry(
      'question',
      { ...sampleInquiry, email: 'both@portal.test', countryOfResidence: 'KR' },
      inquiryDecisions,
    );
    await confirmByLink(await linkToken('both@portal.test', 'confirm-inquiry'), 'confirm-inquiry');
    await reportChild('both@portal.test', null);
    await runMailer();
    expect(mailsTo('both@portal.test')).toHaveLength(1);
    expect(mailsTo('both@portal.test')[0]?.text).toContain('Nigeria');
  });
});
