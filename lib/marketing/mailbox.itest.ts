import { beforeEach, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { consentEvent, noticeOf } from '@/lib/consent/record-events';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { endRestriction, restrictProcessing } from '@/lib/data-rights/restriction';
import { asSystem, asVisitor } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { sessions } from '@/lib/db/tables/sessions';
import { subjectKeys } from '@/lib/db/tables/subject-keys';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { takeLink } from '@/lib/mail/use-link';
import { makeInquirer as makeUnconfirmed } from '@/lib/testing/mailboxes';
import { optOutToken } from '@/lib/testing/opt-out-link';
import { goodPassword, inquiryDecisions, linkToken, makePerson, sampleInquiry } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { mayBeMailed } from './audience';
import { changeMarketingByLink, optOutInOneClick, readPreferencesByLink } from './opt-out';
import { answerRenewal } from './renewals';

const database = useDatabase();

let next = 0;
let email: string;
beforeEach(() => {
  next += 1;
  email = `mailbox${next}@portal.test`;
});

/** Somebody without an account who said yes to news in Contact us and confirmed the address. */
async function makeInquirer(to = email): Promise<string> {
  const inquiry = { ...sampleInquiry, email: to, inquiryDetails: `Question ${crypto.randomUUID()}` };
  const number = await sendInquiry('demo', inquiry, { ...inquiryDecisions, marketing: 'yes' });
  await confirmByLink(await linkToken(to, 'confirm-inquiry'), 'confirm-inquiry');
  const { rows } = await database.admin.query('select subject_id from inquiries where id = $1', [number]);
  return rows[0].subject_id;
}

const linkOf = (id: string) => optOutToken(id);
const stop = { decision: 'withdrawn' } as const;

/** The topics that are off for whoever gets mail at the address; undefined where nobody does. */
async function audience(): Promise<string[] | undefined> {
  const { rows } = await database.admin.query(
    `select m.topics_off from marketing_audience m join subjects s on s.id = m.subject_id
     where s.email_index = (select email_index from subjects where id = (select subject_id from inquiries i
       join subjects p on p.id = i.subject_id order by i.received_at desc limit 1))`,
  );
  return rows[0]?.topics_off;
}

const isInAudience = async (id: string) =>
  (await database.admin.query('select from marketing_audience where subject_id = $1', [id])).rowCount === 1;

describe('a link of an older record of the address', () => {
  it('stops what a newer one agreed to', async () => {
    const older = await makeInquirer();
    await changeMarketingByLink(await linkOf(older), stop);
    await makeInquirer();
    expect(await audience()).toEqual([]);
    expect(await readPreferencesByLink(await linkOf(older))).toMatchObject({ ok: true, value: { agreed: true } });
    expect(await optOutInOneClick(await linkOf(older))).toBe(true);
    expect(await audience()).toBeUndefined();
  });

  it('stops it also where the older yes has ended with its time', async () => {
    const older = await makeInquirer();
    await database.admin.query("update consent_events set at = now() - interval '37 months' where subject_id = $1", [
      older,
    ]);
    await makeInquirer();
    await changeMarketingByLink(await linkOf(older), stop);
    expect(await audience()).toBeUndefined();
  });

  it('of three, pressed twenty times at once, end every yes and wait for each other in a row', async () => {
    const records = [await makeInquirer(), await makeInquirer(), await makeInquirer()];
    const links = await Promise.all(records.map(linkOf));
    await Promise.all(Array.from({ length: 20 }, (_, press) => optOutInOneClick(links[press % 3] ?? '')));
    expect(await audience()).toBeUndefined();
    const { rows } = await database.admin.query(
      "select subject_id from consent_events where decision = 'withdrawn' and subject_id = any($1)",
      [records],
    );
    expect(rows.map(({ subject_id }) => subject_id).sort()).toEqual([...records].sort());
  });
});

describe('what was said at an address', () => {
  it('in My Data ends the yes of an inquiry, though the account said no itself', async () => {
    const account = await makePerson(email, 'no');
    await makeInquirer();
    expect(await audience()).toEqual([]);
    await withdrawConsent(account, 'marketing');
    expect(await audience()).toBeUndefined();
  });

  it('in an inquiry of the account ends it as well', async () => {
    const account = await makePerson(email, 'no');
    const inquirer = await makeInquirer();
    await sendOwnInquiry(account, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, inquirer))).toBe(false);
  });

  it('of a topic and of a pause holds for a record that comes later', async () => {
    const older = await makeInquirer();
    await changeMarketingByLink(await linkOf(older), { decision: 'withdrawn', topic: 'newsletter' });
    await makeInquirer();
    expect(await audience()).toEqual(['newsletter']);
    await changeMarketingByLink(await linkOf(older), { decision: 'paused' });
    await makeInquirer();
    expect(await audience()).toBeUndefined();
  });

  it('leaves no hash behind while somebody else has the address, whose yes goes on counting', async () => {
    const older = await makeInquirer();
    await makeInquirer();
    await eraseSubject(older, 'over');
    expect(await audience()).toEqual([]);
    expect((await database.admin.query('select 1 from suppressions')).rows).toEqual([]);
  });
});

it('closing the account ends every yes at its address', async () => {
  const account = await makePerson(email, 'yes');
  const inquirer = await makeInquirer();
  expect(await audience()).toEqual([]);
  expect(await closeAccount(account, goodPassword, 'now')).toMatchObject({ ok: true });
  expect(await audience()).toBeUndefined();
  expect(await asSystem('test', (tx) => agreesToMarketing(tx, inquirer))).toBe(false);
});

describe('an offer to renew', () => {
  const endsSoon = (id: string) =>
    database.admin.query("update consent_events set at = now() - interval '35 months' where subject_id = $1", [id]);

  it('proves nobody: it reaches no key, no session and no password', async () => {
    const { id } = await makePerson(email, 'yes');
    await endsSoon(id);
    const token = await linkToken(email, 'renew-marketing');
    const seen = await asVisitor({ kind: 'link', token }, async (tx) => {
      expect(await takeLink(tx, token, 'renew-marketing')).toBe(id);
      return [
        await tx.select().from(subjectKeys),
        await tx.select().from(sessions),
        await tx.update(accounts).set({ passwordHash: 'stolen' }).returning({ id: accounts.subjectId }),
        (await tx.select({ consent: consentEvents.consent }).from(consentEvents)).map(({ consent }) => consent),
      ];
    });
    expect(seen).toEqual([[], [], [], ['marketing']]);
  });

  it('renews by a yes, and a no ends every yes at the address', async () => {
    const account = await makePerson(email, 'yes');
    await endsSoon(account.id);
    const inquirer = await makeInquirer();
    expect(await answerRenewal(await linkToken(email, 'renew-marketing'), 'no')).toMatchObject({ ok: true });
    expect(await audience()).toBeUndefined();
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, inquirer))).toBe(false);
  });
});

it('no job can agree in anybody’s place', async () => {
  const { id } = await makePerson(email, 'no');
  const yes = consentEvent({
    subjectId: id,
    consent: 'marketing',
    decision: 'granted',
    place: 'myData',
    notice: noticeOf('marketing'),
  });
  await expect(asSystem('mail', (tx) => tx.insert(consentEvents).values(yes))).rejects.toMatchObject({ code: '42501' });
});

it('an opt-out link sees what was said of marketing, and of nothing else', async () => {
  const { id } = await makePerson(email, 'yes');
  const seen = await asVisitor({ kind: 'opt-out', subjectId: id }, (tx) =>
    tx.select({ consent: consentEvents.consent }).from(consentEvents),
  );
  expect(seen).toEqual([{ consent: 'marketing' }]);
});

describe('a restriction of one record', () => {
  it('keeps marketing from the address also where the record was never confirmed and a mailed code shows whose it is', async () => {
    const { id } = await makePerson(email, 'yes');
    const { inquirer } = await makeUnconfirmed(email);
    const mayBe = () => asSystem('mail', (tx) => mayBeMailed(tx, id, null));
    expect([await isInAudience(id), await mayBe()]).toEqual([true, true]);
    await restrictProcessing(inquirer, 'unlawful');
    expect([await isInAudience(id), await mayBe()]).toEqual([false, false]);
    await endRestriction(inquirer);
    expect([await isInAudience(id), await mayBe()]).toEqual([true, true]);
  });
});
