import { afterAll, describe, expect, it } from 'vitest';
import { asSystem } from '@/lib/db/doors';
import { deliverDue } from '@/lib/mail/deliver-due';
import { policy } from '@/lib/policy/current';
import { type Release, releasesOf } from '@/lib/policy/releases';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { makePerson, startSignUp } from '@/lib/testing/people';
import { linksIn } from '@/lib/testing/read-mail';
import { startSmtp } from '@/lib/testing/smtp';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';
import { noticeOfChange } from './notice-of-change';
import { listUnread, readNotice } from './own-notices';
import { queueNotices } from './queue-notices';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

/** As if the time had come at which each mail to thousands may go. */
const makeDue = () => database.admin.query('update outbox set next_try_at = now()');

const marketingFor24 = policy.retention.map((rule) =>
  rule.id === 'marketing'
    ? { ...rule, until: { event: 'consent' as const, months: 24 }, kept: '24 months', sentence: 'Kept for 24 months.' }
    : rule,
);

let day = 1;
/** Another version each time, so that nobody has been told of it. */
function invent(change: Parameters<typeof inventVersion>[0]): Release {
  day += 1;
  const after = inventVersion({
    change: 'material',
    version: `2031-02-${String(day).padStart(2, '0')}` as '2031-02-03',
    ...change,
  });
  return { before: policy, after };
}

const told = async ({ after }: Release): Promise<string[]> =>
  (
    await database.admin.query('select subject_id as id from policy_notices where version = $1 order by 1', [
      after.version,
    ])
  ).rows.map(({ id }) => id);

const waiting = async ({ after }: Release): Promise<string[]> =>
  (
    await database.admin.query(
      "select subject_id as id from outbox where template = 'policy-change' and campaign_id = $1 order by 1",
      [after.version],
    )
  ).rows.map(({ id }) => id);

const change = (id: string, set: string) => database.admin.query(`update subjects set ${set} where id = $1`, [id]);

/** Somebody who wrote to us, with the address proved or not. */
async function makeWriter(email: string, proved: 'proved' | 'unproved' = 'proved'): Promise<string> {
  const { id } = (await makeInquirer(email)).inquirer;
  if (proved === 'proved') await change(id, 'proved_at = now()');
  return id;
}

describe('who is told of a material version', () => {
  it('everybody who proved an address and is here, once, and nobody who did not', async () => {
    const person = await makePerson('told@portal.test');
    const restricted = await makePerson('restricted@portal.test');
    await change(restricted.id, "restricted_at = now(), restriction_ground = 'claims'");
    const leaving = await makePerson('leaving@portal.test');
    await change(leaving.id, "close_requested_at = now(), closes_at = now() + interval '7 days'");
    await startSignUp('unproved@portal.test');
    const inquirer = await makeWriter('wrote@portal.test');
    const again = 'wrote-again';
    await database.admin.query(
      'insert into subjects (id, kind, email_index, proved_at) select $2, kind, email_index, now() from subjects where id = $1',
      [inquirer, again],
    );
    await makeWriter('never-proved@portal.test', 'unproved');
    const ofAccount = await makeWriter('told@portal.test');
    const release = invent({ retention: marketingFor24 });
    expect(await queueNotices([release])).toBe(3);
    const ids = await told(release);
    expect(ids).toEqual([person.id, restricted.id, [inquirer, again].sort()[0]].sort());
    expect(ids).not.toContain(ofAccount);
    expect(await waiting(release)).toEqual(ids);
    expect(await queueNotices([release])).toBe(0);
    await change(leaving.id, 'close_requested_at = null, closes_at = null');
    expect(await queueNotices([release])).toBe(1);
    expect(await told(release)).toContain(leaving.id);
  });

  it('nobody without an account where nothing changes about inquiries', async () => {
    const inquirer = await makeWriter('only-wrote@portal.test');
    const release = invent({ sections: sectionsWith('s15', () => ({ inShort: 'Other sites, other rules.' })) });
    await queueNotices([release]);
    expect(await told(release)).not.toContain(inquirer);
  });

  it('nobody who came after its day: they agreed to that version itself', async () => {
    const earlier = inventVersion({ version: '2024-01-01', effectiveOn: '2024-01-01' });
    const release = { before: earlier, after: policy };
    const here = await makePerson('was-here@portal.test');
    await change(here.id, `created_at = '2025-03-16 14:59:59Z'`);
    const came = await makePerson('came@portal.test');
    await change(came.id, `created_at = '2025-03-16 15:00:00Z'`);
    await queueNotices([release]);
    expect(await told(release)).toEqual([here.id]);
  });

  it('nobody of an editorial one, nor of the first', () => {
    const editorial = inventVersion({ change: 'editorial' });
    expect(releasesOf([editorial, policy])).toEqual([]);
    const material = inventVersion({ change: 'material' });
    expect(releasesOf([material, policy])).toEqual([{ before: policy, after: material }]);
  });

  it('more people than one batch holds, by two servers at once, each of them once', async () => {
    const people = await insertSubscribers(database.admin, 2600, 'many');
    const release = invent({ retention: marketingFor24 });
    const [one, other] = await Promise.all([queueNotices([release]), queueNotices([release])]);
    const ids = await told(release);
    expect(ids).toEqual(expect.arrayContaining(people));
    expect(one + other).toBe(ids.length);
    expect(await waiting(release)).toEqual(ids);
    await database.admin.query("delete from outbox where template = 'policy-change'");
  });
});

describe('the mail of a notice', () => {
  it('says what changes, since when, and what can be done, and leads to the differences', async () => {
    const release = invent({ retention: marketingFor24 });
    const person = await makePerson('reader@portal.test', 'yes');
    await database.admin.query('delete from outbox');
    await queueNotices([release]);
    await database.admin.query('delete from outbox where subject_id <> $1', [person.id]);
    await makeDue();
    await deliverDue([release]);
    const [mail, ...others] = smtp.messages.filter(({ envelope }) => envelope.to.includes('reader@portal.test'));
    if (!mail) throw new Error('No mail came');
    expect(others).toEqual([]);
    expect(mail.subject).toBe('Our privacy policy changes on 15 March 2031');
    expect(mail.headers.get('list-unsubscribe')).toBeUndefined();
    const text = (mail.text ?? '').replaceAll(/\s+/g, ' ');
    expect(text).toContain('applies from 15 March 2031');
    expect(text).toContain('4 How long we keep it. ');
    expect(text).toContain(`You agreed to: “${policy.consents.marketing.label}”`);
    expect(text).toContain('If you do not, nothing else is lost.');
    expect([...new Set(linksIn(mail).filter((link) => link.includes('/policy/compare/')))]).toEqual([
      `http://127.0.0.1:3999/policy/compare/${policy.version}/${release.after.version}`,
    ]);
    const { rows } = await database.admin.query(
      'select sent_at is not null as sent, read_at from policy_notices where subject_id = $1 and version = $2',
      [person.id, release.after.version],
    );
    expect(rows).toEqual([{ sent: true, read_at: null }]);
  });

  it('to somebody without an account leads to a mailed code', async () => {
    const release = invent({ retention: marketingFor24 });
    const inquirer = await makeWriter('code@portal.test');
    await queueNotices([release]);
    await database.admin.query('delete from outbox where subject_id <> $1 or template <> $2', [
      inquirer,
      'policy-change',
    ]);
    await makeDue();
    await deliverDue([release]);
    const mail = smtp.messages.find(({ envelope }) => envelope.to.includes('code@portal.test'));
    expect(linksIn(mail as never).some((link) => link.endsWith('/requests'))).toBe(true);
    expect(mail?.text).not.toContain('My Data');
  });

  it('waits on a server that does not know the version yet', async () => {
    const release = invent({ retention: marketingFor24 });
    const person = await makePerson('early@portal.test');
    await queueNotices([release]);
    await database.admin.query('delete from outbox where subject_id <> $1', [person.id]);
    await makeDue();
    await deliverDue();
    expect(await waiting(release)).toEqual([person.id]);
    expect(
      smtp.messages.some(
        ({ envelope, subject }) => envelope.to.includes('early@portal.test') && subject?.includes('policy'),
      ),
    ).toBe(false);
  });
});

describe('the notice in My Data', () => {
  it('stands there until its person says that they read it, and for nobody else is it ended', async () => {
    const release = invent({ retention: marketingFor24 });
    const [person, another] = [await makePerson('unread@portal.test', 'yes'), await makePerson('other@portal.test')];
    await queueNotices([release]);
    expect((await listUnread(person, [release])).map(({ version }) => version)).toEqual([release.after.version]);
    await readNotice(person, release.after.version);
    await readNotice(person, release.after.version);
    expect(await listUnread(person, [release])).toEqual([]);
    expect(await listUnread(another, [release])).toHaveLength(1);
    await readNotice(person, '2031-12-31');
    expect(await told({ ...release, after: { ...release.after, version: '2031-12-31' } })).toEqual([]);
  });

  it('names the consents of this person that are asked anew, and no others', async () => {
    const release = invent({ retention: marketingFor24 });
    const [yes, no] = [await makePerson('said-yes@portal.test', 'yes'), await makePerson('said-no@portal.test')];
    await queueNotices([release]);
    const asked = async (person: typeof yes) =>
      (await listUnread(person, [release])).flatMap(({ askedAgain }) => askedAgain.map(({ consent }) => consent));
    expect(await asked(yes)).toEqual(['marketing']);
    expect(await asked(no)).toEqual([]);
  });

  it('tells the parts that read differently, and of one that is gone that it is', () => {
    const after = inventVersion({ sections: policy.sections.filter(({ id }) => id !== 's15') });
    expect(noticeOfChange({ before: policy, after }, new Map()).sections).toEqual([
      expect.objectContaining({ id: 's15', isGone: true }),
    ]);
  });
});

it('a job can note that a notice was sent, and not that it was read', async () => {
  await expect(asSystem('test', (tx) => tx.execute('update policy_notices set read_at = now()'))).rejects.toThrow();
});
