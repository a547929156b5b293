import { beforeEach, describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { listConsents } from '@/lib/consent/list-consents';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { makeInquirer, openMailbox } from '@/lib/testing/mailboxes';
import { linkToken, makePerson, type Person, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { readOverview } from '../overview';
import { restrictProcessing } from '../restriction';
import { deleteInquirer } from './delete-inquirer';
import { countSignedOut, isOwnMailbox, joinInquiry } from './join-inquiry';
import { findInquirer } from './read-inquirer';

const database = useDatabase();
const email = 'ines@portal.test';
const yes = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'yes' } as const;

let ines: Person;
beforeEach(async () => {
  await database.admin.query(
    'truncate subjects, accounts, requests, erasures, outbox, address_codes, address_sessions cascade',
  );
  ines = await makePerson(email);
});

const count = async (from: string): Promise<number> =>
  (await database.admin.query<{ count: number }>(`select count(*)::int from ${from}`)).rows[0]?.count ?? -1;

const valuesOf = async (person: Person): Promise<string[]> =>
  (await readOverview(person)).inquiries.flatMap(({ items }) => items.map(({ value }) => value));

describe('an inquiry sent signed out', () => {
  it('is counted for the account of its address, and for no other', async () => {
    const otto = await makePerson('otto@portal.test');
    expect(await countSignedOut(ines)).toBe(0);
    await makeInquirer(email);
    const { mailbox } = await makeInquirer(email, 'yes');
    expect([await countSignedOut(ines), await countSignedOut(otto)]).toEqual([2, 0]);
    expect([await isOwnMailbox(ines, mailbox), await isOwnMailbox(otto, mailbox)]).toEqual([true, false]);
    expect(await valuesOf(ines)).toEqual([]);
  });

  it('joins the account as it was, under its number, sealed anew, and its person and key are destroyed', async () => {
    const { inquirer, mailbox, number } = await makeInquirer(email);
    await answerInquiry('jin', number, 'Yes, it does.');
    const facts = 'select status, received_at, answered_at, answered_by from inquiries where id = $1';
    const before = (await database.admin.query(facts, [number])).rows;
    expect(await joinInquiry(ines, mailbox, inquirer.id, yes)).toEqual({ ok: true, value: number });
    expect((await database.admin.query(facts, [number])).rows).toEqual(before);
    const { email: _, countryOfResidence: __, ...values } = sampleInquiry;
    expect(await valuesOf(ines)).toEqual(expect.arrayContaining([...Object.values(values), email, 'Yes, it does.']));
    expect(await findInquirer(mailbox, inquirer.id)).toBeNull();
    for (const table of ['subjects where id', 'subject_keys where subject_id', 'inquiries where subject_id'])
      expect(await count(`${table} = '${inquirer.id}'`)).toBe(0);
    expect(await count('erasures')).toBe(0);
    expect(await countSignedOut(ines)).toBe(0);
    // Not sent yet when it moved.
    expect(await queuedTemplates(ines.id)).toContain('inquiry-answer');
  });

  it('rests in the account on what is decided now beside the notices; a yes to marketing given with it never comes along', async () => {
    const { inquirer, mailbox } = await makeInquirer(email, 'yes');
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    await joinInquiry(ines, mailbox, inquirer.id, { ...yes, inquiryOptional: 'no' });
    const consents = await listConsents(ines);
    expect(consents.get('inquiry')).toMatchObject({ decision: 'granted', place: 'myData', counts: true });
    expect(consents.get('inquiryOptional')).toMatchObject({ decision: 'refused' });
    expect(consents.get('marketing')).toMatchObject({ decision: 'refused', place: 'signUp' });
    expect(await valuesOf(ines)).not.toContain(sampleInquiry.jobTitle);
    expect(
      await count("consent_events where consent = 'marketing' and decision = 'granted' and subject_id is not null"),
    ).toBe(0);
    expect(await count('suppressions')).toBe(0);
  });

  it('joins once, whoever presses how often, and never comes back where it is deleted at the same time', async () => {
    const { inquirer, mailbox, number } = await makeInquirer(email);
    const press = () => joinInquiry(ines, mailbox, inquirer.id, yes);
    const pressed = await Promise.all([press(), press(), press()]);
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(pressed.filter((each) => !each.ok && each.error === 'not-found')).toHaveLength(2);
    expect(await count(`inquiries where id = '${number}'`)).toBe(1);
    for (let round = 0; round < 5; round += 1) {
      const next = await makeInquirer(email, round % 2 === 0 ? 'yes' : 'no');
      const [joined, deleted] = await Promise.all([
        joinInquiry(ines, next.mailbox, next.inquirer.id, yes),
        deleteInquirer(next.mailbox, next.inquirer.id),
      ]);
      expect(joined.ok).toBe(deleted === null);
      expect(await count(`inquiries where id = '${next.number}'`)).toBe(joined.ok ? 1 : 0);
      await database.admin.query('delete from inquiries where subject_id = $1', [ines.id]);
    }
  });

  it('joins nobody else: not another account, not without the code of its address, not once the session is over', async () => {
    const otto = await makePerson('otto@portal.test');
    const { inquirer, mailbox } = await makeInquirer(email);
    const other = await openMailbox('otto@portal.test');
    const refused = (error: string) => ({ ok: false, error });
    expect(await joinInquiry(otto, mailbox, inquirer.id, yes)).toEqual(refused('another-address'));
    expect(await joinInquiry(otto, other, inquirer.id, yes)).toEqual(refused('not-found'));
    expect(await joinInquiry(ines, { ...mailbox, token: 'forged' }, inquirer.id, yes)).toEqual(refused('not-found'));
    expect(await joinInquiry(ines, mailbox, otto.id, yes)).toEqual(refused('not-found'));
    await database.admin.query("update address_sessions set seen_at = seen_at - interval '15 minutes'");
    expect(await joinInquiry(ines, mailbox, inquirer.id, yes)).toEqual(refused('not-found'));
    expect(await count(`inquiries where subject_id = '${inquirer.id}'`)).toBe(1);
  });

  it('stays where it is while it is restricted, while a request about it is open, and for an account about to close', async () => {
    const asked = await makeInquirer(email);
    await makeRequest(asked.inquirer);
    expect(await joinInquiry(ines, asked.mailbox, asked.inquirer.id, yes)).toMatchObject({ error: 'request-open' });
    const restricted = await makeInquirer(email, 'yes');
    await restrictProcessing(restricted.inquirer, 'claims');
    expect(await joinInquiry(ines, restricted.mailbox, restricted.inquirer.id, yes)).toMatchObject({
      error: 'restricted',
    });
    await database.admin.query('update subjects set closes_at = now(), close_requested_at = now() where id = $1', [
      ines.id,
    ]);
    expect(await joinInquiry(ines, asked.mailbox, asked.inquirer.id, yes)).toMatchObject({ error: 'another-address' });
    expect(await count(`inquiries where subject_id = '${ines.id}'`)).toBe(0);
  });

  it('that a request is made about at the same moment loses none', async () => {
    for (let each = 0; each < 10; each += 1) {
      const person = await makePerson(`ines${each}@portal.test`);
      const { inquirer, mailbox } = await makeInquirer(`ines${each}@portal.test`);
      await Promise.allSettled([joinInquiry(person, mailbox, inquirer.id, yes), makeRequest(inquirer)]);
    }
    expect(await count("requests where outcome = 'erased'")).toBe(0);
  });
});
