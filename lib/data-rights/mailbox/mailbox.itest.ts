import { beforeEach, describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { currentConsents } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { emailIndex } from '@/lib/subjects/email-index';
import { openMailbox } from '@/lib/testing/mailboxes';
import { inquiryDecisions, linkToken, makePerson, sampleInquiry } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { findErasure } from '../erase/find-erasure';
import { correctInquirer, withdrawHere } from './change-inquirer';
import { deleteInquirer } from './delete-inquirer';
import { findAgreed } from './find-agreed';
import { findInquirer, readMailbox } from './read-inquirer';

const database = useDatabase();
const email = 'ines@portal.test';

const write = (to: string, details: string, marketing: 'yes' | 'no' = 'no') =>
  sendInquiry('question', { ...sampleInquiry, email: to, inquiryDetails: details }, { ...inquiryDecisions, marketing });

async function one(mailbox: Mailbox) {
  const [view] = await readMailbox(mailbox);
  if (!view) throw new Error('Nothing is held');
  return view;
}

const inquirersOf = async (address: string): Promise<string[]> =>
  (
    await database.admin.query<{ id: string }>("select id from subjects where email_index = $1 and kind = 'inquirer'", [
      emailIndex(address),
    ])
  ).rows.map(({ id }) => id);

const logOf = async (id: string | null) =>
  (
    await database.admin.query(
      'select "right", channel, state from requests where subject_id is not distinct from $1',
      [id],
    )
  ).rows;

beforeEach(() =>
  database.admin.query('truncate subjects, requests, erasures, outbox, address_codes, address_sessions cascade'),
);

describe('what a mailbox shows', () => {
  it('is every inquiry sent signed out from its address, whoever confirmed it, and nothing of anybody else', async () => {
    const sent = [await write(email, 'First?'), await write(email, 'Second?', 'yes')];
    await write('otto@portal.test', 'Of Otto');
    const views = await readMailbox(await openMailbox(email));
    expect(views.map(({ number }) => number).toSorted()).toEqual(sent.toSorted());
    const said = JSON.stringify(views);
    expect(said).toContain('First?');
    expect(said).not.toContain('Of Otto');
    for (const { items, isProved } of views) {
      expect(items.map(({ item }) => item)).toEqual(
        expect.arrayContaining(['name', 'countryOfResidence', 'email', 'companyName', 'inquiryDetails', 'phoneNumber']),
      );
      expect(items[0]?.kept).toContain('12 months after the inquiry was closed');
      expect(isProved).toBe(false);
    }
  });

  it('never is an account, nor what was sent from one', async () => {
    await makePerson(email);
    expect(await readMailbox(await openMailbox(email))).toEqual([]);
  });

  it('is nothing once the session is over', async () => {
    await write(email, 'First?');
    const mailbox = await openMailbox(email);
    const { id } = await one(mailbox);
    await database.admin.query("update address_sessions set seen_at = seen_at - interval '15 minutes'");
    expect(await readMailbox(mailbox)).toEqual([]);
    expect(await findInquirer(mailbox, id)).toBeNull();
    expect(await deleteInquirer(mailbox, id)).toBeNull();
    expect(await inquirersOf(email)).toEqual([id]);
  });
});

describe('deleting', () => {
  it('destroys that inquiry and its person, tells the number, and notes how it was asked', async () => {
    await write(email, 'First?');
    await write(email, 'Second?');
    const mailbox = await openMailbox(email);
    const [first, second] = await readMailbox(mailbox);
    const number = await deleteInquirer(mailbox, first?.id ?? '');
    expect(await findErasure(number ?? '')).toMatchObject({ cause: 'asked' });
    expect((await readMailbox(mailbox)).map(({ id }) => id)).toEqual([second?.id]);
    expect(await logOf(null)).toEqual([{ right: 'deletion', channel: 'mailed-link', state: 'closed' }]);
    expect(await deleteInquirer(mailbox, first?.id ?? '')).toBeNull();
  });

  it('reaches nobody of another address, and no account', async () => {
    await write('otto@portal.test', 'Of Otto');
    const account = await makePerson(email);
    const [otto = ''] = await inquirersOf('otto@portal.test');
    const mailbox = await openMailbox(email);
    for (const id of [otto, account.id, '']) expect(await deleteInquirer(mailbox, id)).toBeNull();
    expect((await database.admin.query('select from subjects where id = any($1)', [[otto, account.id]])).rowCount).toBe(
      2,
    );
  });
});

describe('correcting', () => {
  const correction = {
    name: 'Ines Adeyemi',
    countryOfResidence: 'FR',
    companyName: 'Adeyemi',
    businessDescription: null,
    jobTitle: 'Founder',
    phoneNumber: null,
  };

  it('puts an item right, what was asked until it is answered, and is a line of the log', async () => {
    await write(email, 'Frist?');
    const mailbox = await openMailbox(email);
    const { id, number, values } = await one(mailbox);
    expect(values).toMatchObject({ inquiryDetails: 'Frist?' });
    const entered = { ...correction, inquiryDetails: 'First?' };
    expect(await correctInquirer(mailbox, id, entered)).toEqual({ ok: true, value: null });
    const after = await one(mailbox);
    expect(after.values).toMatchObject({ name: 'Ines Adeyemi', jobTitle: 'Founder', phoneNumber: '' });
    expect(after.items.find(({ item }) => item === 'inquiryDetails')?.earlier).toMatchObject([{ value: 'Frist?' }]);
    expect(after.items.find(({ item }) => item === 'inquiryDetails')?.value).toBe('First?');
    expect(after.requests).toMatchObject({ open: [], closed: [{ right: 'correction' }] });
    expect(await logOf(id)).toEqual([{ right: 'correction', channel: 'mailed-link', state: 'closed' }]);
    await answerInquiry('jin', number, 'Yes.');
    expect((await one(mailbox)).values).not.toHaveProperty('inquiryDetails');
    expect(await correctInquirer(mailbox, id, entered)).toEqual({ ok: false, error: 'answered-already' });
    expect(await correctInquirer(mailbox, id, { name: 'Ines A.' })).toEqual({ ok: true, value: null });
  });

  it('stores no optional item without its consent, and nothing of anybody else', async () => {
    await sendInquiry('question', { ...sampleInquiry, email }, { ...inquiryDecisions, inquiryOptional: 'no' });
    await write('otto@portal.test', 'Of Otto');
    const mailbox = await openMailbox(email);
    const { id } = await one(mailbox);
    await correctInquirer(mailbox, id, correction);
    expect((await one(mailbox)).values).toMatchObject({ name: 'Ines Adeyemi', jobTitle: '' });
    const [otto = ''] = await inquirersOf('otto@portal.test');
    expect(await correctInquirer(mailbox, otto, correction)).toEqual({ ok: false, error: 'not-found' });
    expect((await one(await openMailbox('otto@portal.test'))).values).toMatchObject({ name: sampleInquiry.name });
  });
});

describe('taking back', () => {
  const marketingOf = (id: string) => asSystem('test', async (tx) => (await currentConsents(tx, id)).get('marketing'));

  it('optional items destroys them and keeps the rest', async () => {
    await write(email, 'First?');
    const mailbox = await openMailbox(email);
    const { id } = await one(mailbox);
    await withdrawHere(mailbox, id, 'inquiryOptional');
    await withdrawHere(mailbox, id, 'inquiryOptional');
    const after = await one(mailbox);
    expect(after.optional).toEqual({ agreed: false, held: false });
    expect(after.values).toMatchObject({ name: sampleInquiry.name, jobTitle: '' });
    expect(await logOf(id)).toEqual([{ right: 'withdrawal', channel: 'mailed-link', state: 'closed' }]);
  });

  it('a yes to marketing that nobody confirmed ends it: the link of then makes it count no more', async () => {
    await write(email, 'First?', 'yes');
    const mailbox = await openMailbox(email);
    const { id } = await one(mailbox);
    expect(await marketingOf(id)).toMatchObject({ pending: true });
    await withdrawHere(mailbox, id, 'marketing');
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    expect(await marketingOf(id)).toMatchObject({ decision: 'withdrawn', counts: false });
  });

  it('is offered where another record of the address agreed, and ends that yes', async () => {
    await write(email, 'First?', 'yes');
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    await write(email, 'Second?');
    const mailbox = await openMailbox(email);
    const { id, consents } = await one(mailbox);
    expect(consents).toContainEqual(expect.objectContaining({ consent: 'marketing', decision: 'refused' }));
    const agreed = (await findAgreed(mailbox)) ?? '';
    expect(await inquirersOf(email)).toContain(agreed);
    expect(agreed).not.toBe(id);
    await withdrawHere(mailbox, agreed, 'marketing');
    expect(await findAgreed(mailbox)).toBeNull();
    expect(await findAgreed(await openMailbox('otto@portal.test'))).toBeNull();
  });

  it('a yes that counts ends it for the whole mailbox, and leaves other mailboxes alone', async () => {
    const account = await makePerson(email, 'yes');
    const otto = await makePerson('otto@portal.test', 'yes');
    await write(email, 'First?', 'yes');
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    const mailbox = await openMailbox(email);
    const { id } = await one(mailbox);
    await withdrawHere(mailbox, otto.id, 'marketing');
    expect(await marketingOf(otto.id)).toMatchObject({ counts: true });
    expect(await marketingOf(id)).toMatchObject({ counts: true });
    await withdrawHere(mailbox, id, 'marketing');
    for (const each of [id, account.id]) expect(await marketingOf(each)).toMatchObject({ decision: 'withdrawn' });
    expect(await marketingOf(otto.id)).toMatchObject({ counts: true });
  });
});
