import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentConsents } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { runMailer } from '@/lib/jobs/run-mailer';
import { readLinkEnd } from '@/lib/mail/use-link';
import { periodEnd } from '@/lib/policy/period-end';
import { emailIndex } from '@/lib/subjects/email-index';
import { makePerson, type Person, queuedTemplates } from '@/lib/testing/people';
import { tokenIn } from '@/lib/testing/read-mail';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { changeOwnMarketing } from './preferences';
import { answerRenewal, offerRenewals, renewInMyData } from './renewals';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

let next = 0;
let person: Person;
let email: string;
beforeEach(async () => {
  next += 1;
  email = `renews${next}@portal.test`;
  person = await makePerson(email, 'yes');
  await runMailer();
});

/** Moves the yes so that it ends in this time from now. */
const endsIn = (time: string) =>
  database.admin.query(
    `update consent_events set at = now() + $2::interval - interval '36 months'
     where subject_id = $1 and consent = 'marketing' and decision = 'granted'`,
    [person.id, time],
  );

const offers = async () => (await queuedTemplates(person.id)).filter((each) => each === 'marketing-renewal').length;

const marketing = async () =>
  (
    await database.admin.query(
      "select decision, place, actor from consent_events where subject_id = $1 and consent = 'marketing' order by sequence",
      [person.id],
    )
  ).rows;

const state = () => asSystem('test', async (tx) => (await currentConsents(tx, person.id)).get('marketing'));

/** The token in the mail that offers to renew. */
async function offered(): Promise<string> {
  await endsIn('30 days');
  await offerRenewals();
  await runMailer();
  const mail = smtp.messages.find(({ envelope, subject }) => envelope.to.includes(email) && subject?.includes('ends'));
  if (!mail) throw new Error('No mail');
  return tokenIn(mail);
}

describe('the offer to renew', () => {
  it.each([
    ['60 days and a minute', 0],
    ['60 days', 1],
    ['1 day', 1],
    ['-1 second', 0],
  ])('with %s to go is made %i times', async (left, count) => {
    await endsIn(left.replace('and a', '1'));
    await offerRenewals();
    expect(await offers()).toBe(count);
  });

  it('is counted from the end in calendar months, for a yes of 29 February too', async () => {
    const year = [1, 2, 3, 4].map((more) => new Date().getUTCFullYear() + more).find((each) => each % 4 === 0) ?? 0;
    const given = new Date(Date.UTC(year, 1, 29, 23, 30));
    await database.admin.query(
      "update consent_events set at = $2 where subject_id = $1 and consent = 'marketing' and decision = 'granted'",
      [person.id, given],
    );
    const end = periodEnd({ event: 'consent', months: 36 }, given)?.getTime() ?? 0;
    expect(new Date(end).getUTCDate()).toBe(28);
    const sixtyDays = 60 * 86_400_000;
    await offerRenewals(new Date(end - sixtyDays - 1000));
    expect(await offers()).toBe(0);
    await offerRenewals(new Date(end - sixtyDays));
    expect(await offers()).toBe(1);
  });

  it('is made once for a yes, by two servers at once and again later, even after it was sent', async () => {
    await endsIn('30 days');
    await Promise.all([offerRenewals(), offerRenewals(), offerRenewals()]);
    expect(await offers()).toBe(1);
    await runMailer();
    await offerRenewals();
    expect(await offers()).toBe(0);
    const { rows } = await database.admin.query('select 1 from renewal_offers where subject_id = $1', [person.id]);
    expect(rows).toHaveLength(1);
  });

  it('that another server is just making is left to it', async () => {
    await endsIn('30 days');
    await database.admin.query('begin');
    await database.admin.query(
      "insert into renewal_offers (receipt_id, subject_id) select receipt_id, subject_id from consent_events where subject_id = $1 and consent = 'marketing'",
      [person.id],
    );
    const offering = offerRenewals();
    const waiting = async () =>
      (
        await database.admin.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rows.length;
    await expect.poll(waiting, { timeout: 5000 }).toBe(1);
    await database.admin.query('commit');
    expect(await offering).toBe(0);
    expect(await offers()).toBe(0);
  });

  it('waits while somebody pauses, and is not made to whoever stopped', async () => {
    await endsIn('30 days');
    await changeOwnMarketing(person, { decision: 'paused' });
    await offerRenewals();
    expect(await offers()).toBe(0);
    await changeOwnMarketing(person, { decision: 'resumed' });
    await offerRenewals();
    expect(await offers()).toBe(1);
    await changeOwnMarketing(person, { decision: 'withdrawn' });
    await offerRenewals();
    expect(await offers()).toBe(0);
  });

  it('that was queued is not sent once the yes is renewed', async () => {
    await endsIn('30 days');
    await offerRenewals();
    expect(await renewInMyData(person)).toBe(true);
    const before = smtp.messages.length;
    await runMailer();
    expect(smtp.messages.slice(before).map(({ subject }) => subject)).not.toContain('Your yes to our news ends soon');
  });
});

describe('the link of an offer', () => {
  it('lives until the yes ends', async () => {
    const token = await offered();
    expect(await readLinkEnd(token, 'renew-marketing')).toEqual((await state())?.until);
    expect(await readLinkEnd(token, 'reset-password')).toBeNull();
  });

  it('pressed with yes begins a yes anew, once, however often it is pressed', async () => {
    const token = await offered();
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerRenewal(token, 'yes')));
    expect(answers.filter(({ ok }) => ok)).toEqual([
      { ok: true, value: { subjectId: person.id, emailIndex: emailIndex(email) } },
    ]);
    expect(await marketing()).toEqual([
      { decision: 'granted', place: 'signUp', actor: 'visitor' },
      { decision: 'granted', place: 'mailLink', actor: 'visitor' },
    ]);
    expect((await state())?.until?.getTime()).toBeGreaterThan(Date.now() + 1000 * 86_400_000);
    expect(await queuedTemplates(person.id)).toEqual(['consent-receipts']);
  });

  it('pressed with no ends the yes, and a yes by the same link comes too late', async () => {
    const token = await offered();
    expect(await answerRenewal(token, 'no')).toMatchObject({ ok: true, value: { subjectId: person.id } });
    expect(await answerRenewal(token, 'yes')).toEqual({ ok: false, error: 'link-over' });
    expect((await marketing()).map(({ decision }) => decision)).toEqual(['granted', 'withdrawn']);
  });

  it('cannot bring back a yes that was withdrawn meanwhile, nor one whose end is far', async () => {
    const token = await offered();
    await changeOwnMarketing(person, { decision: 'withdrawn' });
    expect(await answerRenewal(token, 'yes')).toEqual({ ok: false, error: 'link-over' });
    expect((await state())?.counts).toBe(false);
  });

  it('that is forged, or too late, does nothing', async () => {
    const token = await offered();
    await database.admin.query("update mail_links set expires_at = now() where use = 'renew-marketing'");
    for (const each of [token, 'A'.repeat(43), '']) {
      expect(await answerRenewal(each, 'yes')).toEqual({ ok: false, error: 'link-over' });
      expect(await answerRenewal(each, 'no')).toEqual({ ok: false, error: 'link-over' });
    }
    expect(await marketing()).toHaveLength(1);
  });
});

describe('renewing in My Data', () => {
  it('is possible within 60 days of the end, and not before', async () => {
    await endsIn('61 days');
    expect(await renewInMyData(person)).toBe(false);
    await endsIn('59 days');
    expect([await renewInMyData(person), await renewInMyData(person)]).toEqual([true, false]);
    expect((await marketing()).map(({ place }) => place)).toEqual(['signUp', 'myData']);
  });
});
