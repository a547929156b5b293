import { beforeAll, describe, expect, it } from 'vitest';
import { endMailbox } from '@/lib/auth/address-sessions';
import { asSubject, type Inquirer } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { answerInquiry, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { policy } from '@/lib/policy/current';
import { appealRequest, replyToRequest, withdrawRequest } from '@/lib/requests/change-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { showRequest } from '@/lib/requests/list-requests';
import { openRequest } from '@/lib/requests/open-request';
import { findRequest, listRequests } from '@/lib/requests/own-requests';
import { publicKeys } from '@/lib/signing/signing-keys';
import { verifyDocument } from '@/lib/signing/verify-document';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { makePerson, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { readCopy } from '@/lib/testing/read-copy';
import { makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { SubjectGoneError } from '../copy/read-pages';
import { eraseSubject } from '../erase-subject';
import { endRestriction, findRestriction, restrictProcessing } from '../restriction';
import { sweepExpired } from '../sweep-expired';
import { correctInquirer, withdrawHere } from './change-inquirer';
import { deleteInquirer } from './delete-inquirer';
import { noteCopy } from './note-copy';
import { findInquirer } from './read-inquirer';

const database = useDatabase();
const email = 'ines@portal.test';

let ines: Awaited<ReturnType<typeof makeInquirer>>;
let otto: Awaited<ReturnType<typeof makeInquirer>>;
/** Somebody of another mailbox, named behind that of Ines. */
let strange: Inquirer;

beforeAll(async () => {
  ines = await makeInquirer(email, 'yes');
  otto = await makeInquirer('otto@portal.test');
  strange = { id: otto.inquirer.id, mailboxToken: ines.mailbox.token };
});

const asking = () => ({ number: randomId(), right: 'access', law: 'gdpr', details: 'Who read it?' }) as const;

describe('a request behind a mailed code', () => {
  it('has its clock, its steps and its mail, and a handler finds the address to answer to', async () => {
    const id = await makeRequest(ines.inquirer);
    await replyToRequest(ines.inquirer, id, { number: randomId(), reply: 'And since when?' });
    const found = await findRequest(ines.inquirer, id);
    expect(found?.request).toMatchObject({ channel: 'mailed-link', state: 'open', dueOn: expect.any(String) });
    expect(found?.steps.map(({ step, said }) => [step, said])).toEqual([
      ['received', 'All that you hold, please.'],
      ['acknowledged', null],
      ['replied', 'And since when?'],
    ]);
    expect(await queuedTemplates(ines.inquirer.id)).toContain('request-received');
    expect(await showRequest('jin', id)).toMatchObject({ ok: true, value: { email } });
  });

  it('can be cancelled, and what was decided appealed once', async () => {
    const cancelled = await makeRequest(ines.inquirer);
    for (let each = 0; each < 2; each += 1)
      expect(await withdrawRequest(ines.inquirer, cancelled)).toMatchObject({ ok: true });
    expect((await findRequest(ines.inquirer, cancelled))?.request).toMatchObject({ outcome: 'withdrawn' });
    const refused = await makeRefused(ines.inquirer);
    expect(await appealRequest(ines.inquirer, refused, { number: randomId(), appeal: 'Look again.' })).toMatchObject({
      ok: true,
    });
    expect(await decideRequest('jin', refused, { outcome: 'done' }, 'x')).toMatchObject({ error: 'same-handler' });
    expect(await decideRequest('mia', refused, { outcome: 'done' }, 'Here it is.')).toMatchObject({ ok: true });
  });

  it('is opened, read and changed by nobody of another mailbox, nor once the session is over', async () => {
    const theirs = await makeRequest(otto.inquirer);
    expect(await openRequest(strange, asking())).toEqual({ ok: false, error: 'nobody' });
    expect(await findRequest(strange, theirs)).toBeNull();
    expect(await findRequest(ines.inquirer, theirs)).toBeNull();
    const reply = { number: randomId(), reply: 'Mine' };
    expect(await replyToRequest(ines.inquirer, theirs, reply)).toMatchObject({ error: 'not-found' });
    expect(await withdrawRequest(strange, theirs)).toMatchObject({ error: 'not-found' });
    expect(await listRequests(strange)).toEqual({ open: [], closed: [] });
    const over = await makeInquirer('uma@portal.test');
    await endMailbox(over.mailbox.token);
    expect(await openRequest(over.inquirer, asking())).toMatchObject({ error: 'nobody' });
  });
});

describe('a restriction behind a mailed code', () => {
  it('shuts the inquiry to handlers at once and is ended by its person alone; both presses can be told apart', async () => {
    const { inquirer, number } = await makeInquirer('mia@portal.test');
    expect(await restrictProcessing(strange, 'claims')).toMatchObject({ ok: false });
    expect(await restrictProcessing(inquirer, 'claims')).toMatchObject({ ok: true });
    expect(await restrictProcessing(inquirer, 'accuracy')).toMatchObject({ error: 'already-restricted' });
    expect(await findRestriction(inquirer)).toMatchObject({ ground: 'claims' });
    expect(await showInquiry('jin', number)).toMatchObject({ ok: false });
    expect(await endRestriction(inquirer)).toMatchObject({ ok: true });
    expect(await showInquiry('jin', number)).toMatchObject({ ok: true });
    const { closed } = await listRequests(inquirer);
    expect(closed.map(({ right, press, channel }) => [right, press, channel])).toEqual([
      ['restriction', 'ended', 'mailed-link'],
      ['restriction', 'begun', 'mailed-link'],
    ]);
    expect(await findRestriction(otto.inquirer)).toBeNull();
  });

  it('lets the inquiry outlast its 12 months, and says so wherever it says until when', async () => {
    const { inquirer, mailbox, number } = await makeInquirer('lea@portal.test');
    await answerInquiry('jin', number, 'Yes.');
    const kept = async () => (await findInquirer(mailbox, inquirer.id))?.items[0];
    expect(await kept()).toMatchObject({ kept: expect.stringMatching(/^Until 12 months/), endsAt: expect.any(Date) });
    await restrictProcessing(inquirer, 'claims');
    expect(await kept()).toMatchObject({ kept: 'As long as it is restricted', endsAt: null });
    expect((await readCopy(inquirer))['index.html']).toContain('As long as it is restricted, for nothing but storage');
    await database.admin.query("update inquiries set answered_at = now() - interval '13 months' where id = $1", [
      number,
    ]);
    await sweepExpired();
    const held = () => database.admin.query('select from inquiries where id = $1', [number]);
    expect((await held()).rowCount).toBe(1);
    await database.admin.query('update subjects set restricted_at = null, restriction_ground = null where id = $1', [
      inquirer.id,
    ]);
    await sweepExpired();
    expect((await held()).rowCount).toBe(0);
  });
});

it('a restriction that comes between a sweep’s list and its erasure is in time', async () => {
  const { inquirer, mailbox } = await makeInquirer('kai@portal.test');
  await restrictProcessing(inquirer, 'claims');
  expect(await eraseSubject(inquirer.id, { stillDue: null, note: async () => undefined })).toBeNull();
  expect(await findInquirer(mailbox, inquirer.id)).not.toBeNull();
});

describe('a copy behind a mailed code', () => {
  it('has all that is held with the inquiry, the answers of article 15, and a manifest that holds', async () => {
    await makePerson('ines@portal.test');
    expect(await noteCopy(ines.inquirer)).toBe(true);
    const files = await readCopy(ines.inquirer);
    const { tables } = JSON.parse(files['data.json'] ?? '');
    const { email: _, ...values } = sampleInquiry;
    expect(tables.inquiries).toEqual([expect.objectContaining({ ...values, email, id: ines.number })]);
    for (const table of ['subjects', 'consentEvents', 'requests', 'requestSteps', 'outbox', 'auditEvents'])
      expect([table, tables[table].length > 0]).toEqual([table, true]);
    for (const table of ['accounts', 'profiles', 'sessions', 'visits']) expect(tables[table]).toEqual([]);
    expect(await verifyDocument(files['manifest.json'] ?? '', publicKeys())).toMatchObject({
      ok: true,
      value: { kind: 'copy-manifest', document: { rows: { inquiries: 1 } } },
    });
    const page = files['index.html'] ?? '';
    for (const words of [
      sampleInquiry.inquiryDetails,
      policy.purposes.inquiries.short,
      '12 months after the inquiry was closed',
      '/requests',
    ])
      expect(page).toContain(words);
    for (const words of ['/my-data/', 'Your password', 'otto@']) expect(page).not.toContain(words);
    expect(Object.values(files).join('\n')).not.toContain(ines.inquirer.id);
  });

  it('is of nobody of another mailbox', async () => {
    expect(await noteCopy(strange)).toBe(false);
    await expect(readCopy(strange)).rejects.toThrow(SubjectGoneError);
    expect(await asSubject(strange, async () => 'nobody')).toBe('nobody');
  });
});

it('what is corrected while its consent is taken back is not kept without it', async () => {
  const item = { name: 'Mia', countryOfResidence: 'FR', companyName: 'Own', businessDescription: 'B', jobTitle: 'J' };
  for (let each = 0; each < 15; each += 1) {
    const { mailbox, inquirer } = await makeInquirer(`both${each}@portal.test`);
    const correct = (phoneNumber: string) => correctInquirer(mailbox, inquirer.id, { ...item, phoneNumber });
    const withdraw = withdrawHere(mailbox, inquirer.id, 'inquiryOptional');
    await Promise.all([withdraw, correct('+49 30 1'), correct('+49 30 2')]);
    const { rows } = await database.admin.query(
      `select from inquiries where subject_id = $1 and num_nonnulls(business_description, job_title, phone_number) > 0
       union all select from earlier_values where subject_id = $1
         and origin_column in ('business_description', 'job_title', 'phone_number')`,
      [inquirer.id],
    );
    expect(rows).toEqual([]);
  }
});

it('what is corrected while it is deleted is gone, and whoever corrects is told so', async () => {
  for (let each = 0; each < 8; each += 1) {
    const { mailbox, inquirer } = await makeInquirer(`gone${each}@portal.test`);
    const correction = { name: 'Mia', countryOfResidence: 'FR', companyName: 'Own' };
    const none = { businessDescription: null, jobTitle: null, phoneNumber: null };
    const [number, corrected] = await Promise.all([
      deleteInquirer(mailbox, inquirer.id),
      correctInquirer(mailbox, inquirer.id, { ...correction, ...none }),
    ]);
    expect([number, typeof corrected.ok]).toEqual([expect.any(String), 'boolean']);
  }
});
