import { beforeEach, describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { agreesToMarketing, consentPeriod } from '@/lib/consent/current-consents';
import { consentEvent, noticeOf } from '@/lib/consent/record-events';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { asHandler, asSubject, asSystem, asVisitor } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { pauseDays } from '@/lib/policy/marketing-days';
import { emailIndex } from '@/lib/subjects/email-index';
import { optOutToken } from '@/lib/testing/opt-out-link';
import { inquiryDecisions, linkToken, makePerson, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { lapseMarketing } from './lapse-marketing';
import { changeMarketingByLink } from './opt-out';
import type { MarketingChange } from './preferences';
import { stopMarketing } from './stop-marketing';

const database = useDatabase();

let next = 0;
let email: string;
beforeEach(() => {
  next += 1;
  email = `person${next}@portal.test`;
});

const agrees = (id: string) => asSystem('test', (tx) => agreesToMarketing(tx, id));

const press = async (id: string, change: MarketingChange) => changeMarketingByLink(await optOutToken(id), change);

/** Somebody without an account who said yes to news in Contact us and confirmed the address. */
async function makeSubscribedInquirer(to: string, marketing: 'yes' | 'no' = 'yes'): Promise<string> {
  const number = await sendInquiry('demo', { ...sampleInquiry, email: to }, { ...inquiryDecisions, marketing });
  await confirmByLink(await linkToken(to, 'confirm-inquiry'), 'confirm-inquiry');
  const { rows } = await database.admin.query('select subject_id from inquiries where id = $1', [number]);
  return rows[0].subject_id;
}

/** The topics switched off of whoever may be mailed; undefined where the person is not in the audience. */
async function inAudience(id: string): Promise<string[] | undefined> {
  const { rows } = await database.admin.query('select topics_off from marketing_audience where subject_id = $1', [id]);
  return rows[0]?.topics_off;
}

const eventsOf = async (id: string, decision: string) =>
  (
    await database.admin.query(
      "select place, actor, topic from consent_events where subject_id = $1 and consent = 'marketing' and decision = $2",
      [id, decision],
    )
  ).rows;

const moveBack = (id: string, to: string) =>
  database.admin.query(`update consent_events set at = ${to} where subject_id = $1 and consent = 'marketing'`, [id]);

describe('what is said of marketing', () => {
  it('at one address holds for everyone who has it, with and without an account', async () => {
    const account = await makePerson(email, 'yes');
    const inquirer = await makeSubscribedInquirer(email);
    const stranger = await makePerson(`not-${email}`, 'yes');
    await press(inquirer, { decision: 'withdrawn' });
    expect([await agrees(account.id), await agrees(inquirer), await agrees(stranger.id)]).toEqual([false, false, true]);
    expect(await eventsOf(account.id, 'withdrawn')).toEqual([{ place: 'mailLink', actor: 'visitor', topic: null }]);
  });

  it('is said for both when the account withdraws in My Data', async () => {
    const account = await makePerson(email, 'yes');
    const inquirer = await makeSubscribedInquirer(email);
    await withdrawConsent(account, 'marketing');
    expect([await agrees(account.id), await agrees(inquirer)]).toEqual([false, false]);
    expect(await eventsOf(inquirer, 'withdrawn')).toEqual([{ place: 'myData', actor: 'subject', topic: null }]);
  });

  it('a no of somebody new at that address ends the yes there, once the address is proved', async () => {
    const account = await makePerson(email, 'yes');
    const number = await sendInquiry('demo', { ...sampleInquiry, email }, inquiryDecisions);
    expect([number.length > 0, await agrees(account.id)]).toEqual([true, true]);
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    expect(await agrees(account.id)).toBe(false);
  });

  it('a no in an inquiry of the account ends its yes, and is a withdrawal', async () => {
    const account = await makePerson(email, 'yes');
    await sendOwnInquiry(account, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    expect(await agrees(account.id)).toBe(false);
    expect(await eventsOf(account.id, 'withdrawn')).toEqual([{ place: 'contact', actor: 'subject', topic: null }]);
    expect(await eventsOf(account.id, 'refused')).toEqual([]);
  });

  it('takes the mail that waits for it along, in the same transaction', async () => {
    const account = await makePerson(email, 'yes');
    expect(await queuedTemplates(account.id)).toContain('marketing-welcome');
    await press(account.id, { decision: 'withdrawn' });
    expect(await queuedTemplates(account.id)).not.toContain('marketing-welcome');
    expect(await queuedTemplates(account.id)).toContain('verify-email');
  });

  it('fifty presses at once are one event and one receipt', async () => {
    const { id } = await makePerson(email, 'yes');
    const receipts = async () => (await queuedTemplates(id)).filter((each) => each === 'consent-receipts').length;
    const before = await receipts();
    await Promise.all(Array.from({ length: 50 }, () => press(id, { decision: 'withdrawn' })));
    expect(await eventsOf(id, 'withdrawn')).toHaveLength(1);
    expect(await receipts()).toBe(before + 1);
  });

  it('a handler ends it for an address, under their own name', async () => {
    const account = await makePerson(email, 'yes');
    const inquirer = await makeSubscribedInquirer(email);
    expect([await stopMarketing('jin', email), await stopMarketing('jin', email)]).toEqual([2, 0]);
    expect([await agrees(account.id), await agrees(inquirer)]).toEqual([false, false]);
    expect(await eventsOf(account.id, 'withdrawn')).toEqual([{ place: 'handler', actor: 'jin', topic: null }]);
    expect(await stopMarketing('jin', `nobody-${email}`)).toBe(0);
  });
});

describe('the ledger', () => {
  const event = (id: string, decision: 'granted' | 'withdrawn') =>
    consentEvent({
      subjectId: id,
      consent: 'marketing',
      decision,
      place: 'mailLink',
      notice: noticeOf('marketing'),
    });

  it('takes a yes to marketing from no link, no handler and no other person', async () => {
    const [ines, otto] = [await makePerson(email, 'no'), await makePerson(`other-${email}`, 'yes')];
    const yes = event(ines.id, 'granted');
    await expect(
      asVisitor({ kind: 'opt-out', subjectId: ines.id }, (tx) => tx.insert(consentEvents).values(yes)),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      asHandler('jin', { purpose: 'marketing', emailIndex: emailIndex(email) }, (tx) =>
        tx.insert(consentEvents).values(yes),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(asSubject(otto, (tx) => tx.insert(consentEvents).values(yes))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('takes no withdrawal for another address', async () => {
    const [ines, otto] = [await makePerson(email, 'yes'), await makePerson(`other-${email}`, 'yes')];
    const no = event(otto.id, 'withdrawn');
    await expect(
      asVisitor({ kind: 'opt-out', subjectId: ines.id }, (tx) => tx.insert(consentEvents).values(no)),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(asSubject(ines, (tx) => tx.insert(consentEvents).values(no))).rejects.toMatchObject({ code: '42501' });
    await expect(asHandler('jin', 'inquiries', (tx) => tx.insert(consentEvents).values(no))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('takes no event in the name of another actor, nor of another time', async () => {
    const ines = await makePerson(email, 'yes');
    for (const forged of [{ actor: 'jin' }, { at: new Date('2026-01-01T00:00:00Z') }])
      await expect(
        asSubject(ines, (tx) => tx.insert(consentEvents).values({ ...event(ines.id, 'withdrawn'), ...forged })),
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the audience', () => {
  it('holds whoever agrees and has proved the address, and nobody else', async () => {
    const yes = await makePerson(email, 'yes');
    const no = await makePerson(`no-${email}`, 'no');
    await sendInquiry(
      'question',
      { ...sampleInquiry, email: `unproved-${email}` },
      {
        ...inquiryDecisions,
        marketing: 'yes',
      },
    );
    expect(await inAudience(yes.id)).toEqual([]);
    expect(await inAudience(no.id)).toBeUndefined();
    const { rows } = await database.admin.query(
      'select 1 from marketing_audience m join subjects s on s.id = m.subject_id where s.email_index = $1',
      [emailIndex(`unproved-${email}`)],
    );
    expect(rows).toEqual([]);
  });

  it('holds one person an address, the account before the inquirer', async () => {
    const account = await makePerson(email, 'yes');
    const inquirer = await makeSubscribedInquirer(email);
    expect([await inAudience(account.id), await inAudience(inquirer)]).toEqual([[], undefined]);
  });

  it('leaves out whoever is restricted, also under another record of the same address', async () => {
    const account = await makePerson(email, 'yes');
    const inquirer = await makeSubscribedInquirer(email);
    await database.admin.query(
      "update subjects set restricted_at = now(), restriction_ground = 'claims' where id = $1",
      [account.id],
    );
    expect([await inAudience(account.id), await inAudience(inquirer)]).toEqual([undefined, undefined]);
  });

  it('knows the topics that are off, until they are on again', async () => {
    const { id } = await makePerson(email, 'yes');
    await press(id, { decision: 'withdrawn', topic: 'newsletter' });
    await press(id, { decision: 'withdrawn', topic: 'events' });
    expect(await inAudience(id)).toEqual(['events', 'newsletter']);
    await press(id, { decision: 'granted', topic: 'newsletter' });
    expect(await inAudience(id)).toEqual(['events']);
    expect(await agrees(id)).toBe(true);
  });

  it('leaves out whoever pauses, for as many days as the portal says and not a second longer', async () => {
    const { id } = await makePerson(email, 'yes');
    await press(id, { decision: 'paused' });
    expect(await inAudience(id)).toBeUndefined();
    const pausedSince = (by: string) =>
      database.admin.query(
        "update consent_events set at = now() - make_interval(days => $3) + $2::interval where subject_id = $1 and decision = 'paused'",
        [id, by, pauseDays],
      );
    await pausedSince('1 minute');
    expect(await inAudience(id)).toBeUndefined();
    await pausedSince('0');
    expect(await inAudience(id)).toEqual([]);
    await press(id, { decision: 'paused' });
    await press(id, { decision: 'resumed' });
    expect(await inAudience(id)).toEqual([]);
  });

  it('and all else takes a yes for over when the policy says: the view, the function, the code and the sweep', async () => {
    const months = consentPeriod('marketing')?.months;
    const { id } = await makePerson(email, 'yes');
    const everywhere = async () => {
      const { rows } = await database.admin.query('select portal_agrees($1) as agrees', [id]);
      return [await inAudience(id), rows[0].agrees, await agrees(id)];
    };
    await moveBack(id, `now() - make_interval(months => ${months}) + interval '1 day'`);
    expect([...(await everywhere()), await lapseMarketing()]).toEqual([[], true, true, 0]);
    await moveBack(id, `now() - make_interval(months => ${months}) - interval '1 second'`);
    expect([...(await everywhere()), await lapseMarketing()]).toEqual([undefined, false, false, 1]);
  });
});
