import { beforeEach, describe, expect, it } from 'vitest';
import { correctProfile } from '@/lib/accounts/profiles';
import { asHandler, asSubject, recordLook } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { disputes } from '@/lib/db/tables/disputes';
import { earlierValues } from '@/lib/db/tables/earlier-values';
import { inquiries } from '@/lib/db/tables/inquiries';
import { answerInquiry, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { appealRequest } from '@/lib/requests/change-request';
import { correctAsAsked } from '@/lib/requests/correct-as-asked';
import { decideRequest } from '@/lib/requests/decide-request';
import { countWords, disputeSchema, wordsAtMost } from '@/lib/requests/dispute-schema';
import { removeDispute, writeDispute } from '@/lib/requests/disputes';
import { showRequest } from '@/lib/requests/list-requests';
import { dumpTables, tablesHolding } from '@/lib/testing/live-database';
import { openMailbox } from '@/lib/testing/mailboxes';
import {
  fillProfile,
  inquiryDecisions,
  makePerson,
  type Person,
  sampleInquiry,
  sampleProfile,
} from '@/lib/testing/people';
import { readCopy } from '@/lib/testing/read-copy';
import { makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteInquiry, withdrawConsent } from '../change-consent';
import { eraseSubject } from '../erase-subject';
import { correctInquirer, withdrawHere } from '../mailbox/change-inquirer';
import { readMailbox } from '../mailbox/read-inquirer';
import { readOverview } from '../overview';
import { restrictProcessing } from '../restriction';
import { sweepAt } from '../sweep-expired';
import { correctInquiry } from './correct-inquiry';
import { deleteEarlierValue, type EarlierValue } from './earlier-values';

const database = useDatabase();

let count = 0;
let email: string;
let person: Person;
beforeEach(async () => {
  count += 1;
  email = `corrects${count}@portal.test`;
  person = await makePerson(email);
  await fillProfile(person);
});

const ask = (text = 'Does it scale?') =>
  sendOwnInquiry(person, 'question', { ...sampleInquiry, email, inquiryDetails: text }, inquiryDecisions);

const brief = (earlier: readonly EarlierValue[] = []) => earlier.map(({ value, by }) => `${value}, ${by}`);

async function earlierOf(label: string): Promise<readonly EarlierValue[]> {
  const { given, inquiries: sent } = await readOverview(person);
  return [...given, ...sent.flatMap(({ items }) => items)].find((held) => held.label === label)?.earlier ?? [];
}

const stored = async (): Promise<number> => {
  const { rows } = await database.admin.query('select from earlier_values where subject_id = $1', [person.id]);
  return rows.length;
};

describe('what an item said before', () => {
  it('stands beside it, newest first, for each item that differs and for no other', async () => {
    await correctProfile(person, { ...sampleProfile, companyName: 'Second' });
    await correctProfile(person, { companyName: 'Third' });
    await correctProfile(person, { companyName: 'Third' });
    expect(brief(await earlierOf('Company name'))).toEqual(['Second, person', 'Okafor Outdoor, person']);
    expect(await stored()).toBe(2);
  });

  it('stands sealed, for its person alone: no handler reads it, and nobody else', async () => {
    await correctProfile(person, { name: 'A name of before' });
    await correctProfile(person, { name: 'A name of now' });
    const dump = [...(await dumpTables(database.admin)).values()].flat().join('\n');
    for (const text of ['A name of before', Buffer.from('A name of before').toString('hex')])
      expect(dump).not.toContain(text);
    const otto = await makePerson(`otto-${email}`);
    expect(await asSubject(otto, (tx) => tx.select().from(earlierValues))).toEqual([]);
    const [first] = await earlierOf('Name');
    expect(await deleteEarlierValue(otto, first?.id ?? '')).toBe(false);
    for (const purpose of ['inquiries', 'requests', 'holds', 'disclosures', 'billing'] as const)
      await expect(
        asHandler('jin', purpose, async (tx) => {
          await recordLook(tx, person.id);
          return tx.select().from(earlierValues);
        }),
      ).rejects.toMatchObject({ code: '42501' });
    expect(await stored()).toBe(2);
  });

  it('goes by one press, one value at a time', async () => {
    for (const name of ['Second', 'Third']) await correctProfile(person, { name });
    const [newest] = await earlierOf('Name');
    expect(await deleteEarlierValue(person, newest?.id ?? '')).toBe(true);
    expect(await deleteEarlierValue(person, newest?.id ?? '')).toBe(false);
    expect(brief(await earlierOf('Name'))).toEqual(['Ines Okafor, person']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the item is emptied', () => correctProfile(person, { country: null })],
    ['the consent of the optional items is taken back', () => withdrawConsent(person, 'profileOptional')],
    ['the consent of the profile is taken back', () => withdrawConsent(person, 'profile')],
    ['the person is erased', () => eraseSubject(person.id, 'closed')],
  ])('goes once %s', async (_how, end) => {
    await correctProfile(person, { country: 'FR' });
    expect(await stored()).toBe(1);
    await end();
    expect(await stored()).toBe(0);
  });

  it('of an inquiry goes with the inquiry, and with the consent of its optional items', async () => {
    const [kept, deleted] = [await ask(), await ask('And another')];
    for (const id of [kept, deleted]) await correctInquiry(person, id, { name: 'Second', phoneNumber: '+49 1' });
    expect(await stored()).toBe(4);
    await deleteInquiry(person, deleted);
    expect(await stored()).toBe(2);
    await withdrawConsent(person, 'inquiryOptional');
    expect(await stored()).toBe(1);
  });

  it('goes 24 months after the correction, but not while its person may need it for a claim', async () => {
    await correctProfile(person, { name: 'Second' });
    const later = new Date();
    later.setUTCMonth(later.getUTCMonth() + 25);
    const sweep = () => sweepAt(later, { rules: ['earlier-value'] });
    await restrictProcessing(person, 'claims');
    await sweep();
    expect(await stored()).toBe(1);
    await database.admin.query('update subjects set restricted_at = null, restriction_ground = null where id = $1', [
      person.id,
    ]);
    await sweep();
    expect(await stored()).toBe(0);
  });

  it('is kept of a correction behind a mailed code, shown there, and goes with what is taken back there', async () => {
    const from = `code-${email}`;
    await sendInquiry('question', { ...sampleInquiry, email: from }, inquiryDecisions);
    const mailbox = await openMailbox(from);
    const [view] = await readMailbox(mailbox);
    const { id = '', values } = view ?? {};
    const correction = { ...sampleInquiry, ...values, jobTitle: 'Founder', name: 'Ines O.' };
    const { email: _email, inquiryDetails: _details, ...entered } = correction;
    await correctInquirer(mailbox, id, entered);
    const items = async () => (await readMailbox(mailbox))[0]?.items ?? [];
    const earlier = async () => (await items()).flatMap((held) => brief(held.earlier));
    expect(await earlier()).toEqual(['Ines Okafor, person', 'Owner, person']);
    await withdrawHere(mailbox, id, 'inquiryOptional');
    expect(await earlier()).toEqual(['Ines Okafor, person']);
  });
});

describe('the text of an inquiry', () => {
  it('is its person’s to correct until it is answered, also by the database, and nobody else’s ever', async () => {
    const id = await ask();
    expect(await correctInquiry(person, id, { inquiryDetails: 'Does it grow?' })).toEqual({ ok: true, value: null });
    expect(brief(await earlierOf('Inquiry details'))).toEqual(['Does it scale?, person']);
    const otto = await makePerson(`otto-${email}`);
    expect(await correctInquiry(otto, id, { name: 'Otto' })).toEqual({ ok: false, error: 'not-found' });
    await answerInquiry('jin', id, 'Yes.');
    expect(await correctInquiry(person, id, { inquiryDetails: 'No' })).toEqual({
      ok: false,
      error: 'answered-already',
    });
    const past = asSubject(person, async (tx) => {
      const sealed = (await tx.select({ name: inquiries.name }).from(inquiries))[0]?.name;
      await tx.update(inquiries).set({ inquiryDetails: sealed });
    });
    await expect(past).rejects.toMatchObject({ code: '23514' });
    expect(await correctInquiry(person, id, { companyName: 'Okafor Ltd' })).toEqual({ ok: true, value: null });
  });

  it('is corrected by a handler where its person asks for it, also while they restrict, and in no other place', async () => {
    const id = await ask();
    await answerInquiry('jin', id, 'Yes.');
    const about = { inquiry: id, field: 'inquiryDetails' } as const;
    const number = await makeRequest(person, { right: 'correction', details: 'A slip', about });
    await restrictProcessing(person, 'accuracy');
    expect(await showRequest('jin', number)).toMatchObject({
      ok: true,
      value: { about: { ...about, value: 'Does it scale?', dispute: null } },
    });
    expect(await correctAsAsked('jin', number, 'Does it grow?')).toEqual({ ok: true, value: 'inquiryDetails' });
    await decideRequest('jin', number, { outcome: 'done' }, 'Corrected.');
    expect(brief(await earlierOf('Inquiry details'))).toEqual(['Does it scale?, handler']);
    expect(await correctAsAsked('jin', number, 'Again')).toEqual({ ok: false, error: 'closed-already' });
    expect(await correctAsAsked('jin', 'none', 'x')).toEqual({ ok: false, error: 'not-found' });
    expect(await correctAsAsked('jin', await makeRequest(person), 'x')).toEqual({ ok: false, error: 'about-no-item' });
    const unasked = asHandler('jin', 'inquiries', async (tx) => {
      await recordLook(tx, person.id);
      const sealed = (await tx.select({ name: inquiries.name }).from(inquiries))[0]?.name;
      await tx.update(inquiries).set({ answer: sealed });
    });
    await expect(unasked).rejects.toMatchObject({ code: '23514' });
  });

  it('of somebody else is nothing that a request is about', async () => {
    const id = await ask();
    const otto = await makePerson(`otto-${email}`);
    const about = { inquiry: id, field: 'inquiryDetails' } as const;
    const number = await makeRequest(otto, { right: 'correction', details: 'Mine', about });
    expect(await showRequest('jin', number)).toMatchObject({ ok: true, value: { about: null } });
    expect(await correctAsAsked('jin', number, 'Theirs')).toEqual({ ok: false, error: 'about-no-item' });
  });
});

describe('a statement of dispute', () => {
  const refused = async () => {
    const inquiry = await ask();
    await answerInquiry('jin', inquiry, 'Yes.');
    const about = { inquiry, field: 'answer' } as const;
    return { about, number: await makeRefused(person, { right: 'correction', details: 'Not so', about }) };
  };
  const disputeOf = async () =>
    (await readOverview(person)).inquiries[0]?.items.find(({ label }) => label === 'Our answer')?.dispute;

  it('can be written once we refuse, of that item alone, and be changed and removed', async () => {
    const inquiry = await ask();
    await answerInquiry('jin', inquiry, 'Yes.');
    const about = { inquiry, field: 'answer' } as const;
    const number = await makeRequest(person, { right: 'correction', details: 'Not so', about });
    const write = (text: string, item: Parameters<typeof writeDispute>[2] = about) =>
      writeDispute(person, randomId(), item, text);
    expect(await write('Too soon')).toEqual({ ok: false, error: 'not-refused' });
    expect(await disputeOf()).toEqual({ statement: null, mayBeWritten: false });
    await decideRequest('jin', number, { outcome: 'refused', ground: 'law' }, 'No.');
    expect(await disputeOf()).toEqual({ statement: null, mayBeWritten: true });
    expect(await write('Another item', { inquiry, field: 'inquiryDetails' })).toEqual({
      ok: false,
      error: 'not-refused',
    });
    expect(await write('It is wrong')).toEqual({ ok: true, value: null });
    await appealRequest(person, number, { number: randomId(), appeal: 'Again' });
    expect(await write('It is still wrong')).toEqual({ ok: true, value: null });
    expect(await disputeOf()).toMatchObject({ statement: { statement: 'It is still wrong' } });
    await removeDispute(person, about);
    expect(await disputeOf()).toEqual({ statement: null, mayBeWritten: true });
  });

  it('stands beside the item for whoever opens the inquiry or the next request, and in the copy', async () => {
    const { about } = await refused();
    await writeDispute(person, randomId(), about, 'It does not scale at all');
    expect(await showInquiry('jin', about.inquiry)).toMatchObject({
      ok: true,
      value: { disputes: { answer: 'It does not scale at all' } },
    });
    const next = await makeRequest(person, { right: 'correction', details: 'Once more', about });
    expect(await showRequest('mia', next)).toMatchObject({
      ok: true,
      value: { about: { dispute: 'It does not scale at all' } },
    });
    await correctProfile(person, { name: 'Now' });
    const { tables } = JSON.parse((await readCopy(person))['data.json'] ?? '');
    expect(tables.disputes).toEqual([
      expect.objectContaining({ statement: 'It does not scale at all', field: 'answer' }),
    ]);
    expect(tables.earlierValues).toEqual([expect.objectContaining({ sealedValue: 'Ines Okafor', item: 'name' })]);
  });

  it('is nobody else’s to read, write or remove, and goes with the inquiry and the person', async () => {
    const { about } = await refused();
    await writeDispute(person, randomId(), about, 'It is wrong');
    const otto = await makePerson(`otto-${email}`);
    expect(await writeDispute(otto, randomId(), about, 'Otto')).toEqual({ ok: false, error: 'not-found' });
    await removeDispute(otto, about);
    expect(await asSubject(otto, (tx) => tx.select().from(disputes))).toEqual([]);
    expect(await disputeOf()).toMatchObject({ statement: { statement: 'It is wrong' } });
    await eraseSubject(person.id, 'closed');
    expect(Object.keys(await tablesHolding(database.admin, person.id))).toEqual(['audit_events']);
  });

  it('has 250 words at most', () => {
    const form = { number: randomId(), inquiry: 'x', field: 'answer' };
    const of = (words: number) => disputeSchema.safeParse({ ...form, statement: 'word\n'.repeat(words) }).success;
    expect([of(0), of(1), of(wordsAtMost), of(wordsAtMost + 1)]).toEqual([false, true, true, false]);
    expect(countWords('  one two\n three ')).toBe(3);
  });
});

it('a correction of an inquiry while the account closes ends erased', async () => {
  for (let round = 0; round < 6; round += 1) {
    const racer = await makePerson(`race${round}-${email}`);
    const inquiry = { ...sampleInquiry, email: `race${round}-${email}` };
    const id = await sendOwnInquiry(racer, 'question', inquiry, inquiryDecisions);
    await Promise.all([
      eraseSubject(racer.id, 'closed'),
      ...['a', 'b', 'c'].map((name) => correctInquiry(racer, id, { name }).catch(() => 'refused')),
    ]);
    expect(Object.keys(await tablesHolding(database.admin, racer.id))).toEqual(['audit_events']);
  }
});
