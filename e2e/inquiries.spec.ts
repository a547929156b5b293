import type { Page } from '@playwright/test';
import type { Client } from 'pg';
import { checkPage } from './support/check-page';
import { decide } from './support/decide';
import { type Entries, enterFields } from './support/enter-fields';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { runAsTyped } from './support/run-as';
import { handler, runInquiry } from './support/run-inquiry';
import { lineAt, sampleEntries, shownEntries } from './support/sample-entries';

const line = lineAt('contact');
const inquiry: Entries = {
  ...sampleEntries('contact'),
  [line]: 'Moreau & Söhne',
  inquiryDetails: 'Does it run on ships?\nWe have three.',
};

/** The last line of each. */
const lastLines = (entries: Entries) => Object.values(entries).map((value) => value.split('\n').at(-1) ?? '');

/** Sends an inquiry and answers its number as the page says it. */
async function ask(page: Page, kind: 'question' | 'demo', email: string): Promise<string> {
  await page.goto('/contact');
  await page.getByLabel('What would you like?').selectOption(kind);
  await enterFields(page, 'contact', { ...inquiry, email });
  await decide(page, 'contact', { marketing: 'no' });
  await page.getByRole('button', { name: 'Send inquiry' }).click();
  const told = await page.getByText('Its number is').innerText();
  const [, number = ''] = /Its number is ([\w-]{22})\./.exec(told) ?? [];
  expect(number).not.toBe('');
  return number;
}

async function eventsOf(database: Client, email: string, actor: string) {
  const [inquirer] = await findSubjects(database, email);
  const { rows } = await database.query<{ door: string; action: string }>(
    'select door, action from audit_events where subject_ref = $1 and actor like $2 order by sequence',
    [inquirer?.id, `%${actor}%`],
  );
  return rows;
}

test('a question is listed, shown on record, answered once, and the answer reaches the person by mail', async ({
  page,
  inbox,
  database,
  email,
}) => {
  test.setTimeout(90_000);
  const number = await ask(page, 'question', email);
  const list = await runInquiry(['list']);
  expect(list.code, list.said).toBe(0);
  expect(list.said).toMatch(new RegExp(`^${number}  .* question  +address not confirmed$`, 'm'));
  expect(list.said).not.toContain(inquiry[line]);
  const before = await eventsOf(database, email, handler);

  const show = await runInquiry(['show', number]);
  expect(show.code, show.said).toBe(0);
  for (const value of [email, ...lastLines(inquiry)]) expect(show.said).toContain(value);
  const looks = (await eventsOf(database, email, handler)).slice(before.length);
  expect(looks).toEqual([{ door: 'handler', action: expect.stringContaining('look') }]);

  const answer = await runAsTyped(handler, ['inquiry', 'answer', number], 'Yes, it does.\nOn all three.\n');
  expect(answer.code, answer.said).toBe(0);
  const mail = await inbox.waitFor(email, 'Our answer to your inquiry');
  expect(mail.text).toContain('Yes, it does.');
  expect(mail.text).toContain('On all three.');
  expect(mail.text).toContain(number);
  const { rows } = await database.query('select status, answered_by from inquiries where id = $1', [number]);
  expect(rows).toEqual([{ status: 'answered', answered_by: handler }]);

  const again = await runInquiry(['answer', number], 'Once more');
  expect(again.code).toBe(1);
  expect(again.said).toContain('has been answered already');
});

test('an unknown number and an empty answer are refused with a sentence', async ({ page, email }) => {
  const number = await ask(page, 'question', email);
  const unknown = await runInquiry(['show', 'A'.repeat(22)]);
  expect([unknown.code, unknown.said.trim()]).toEqual([
    1,
    'There is no such inquiry. It may have been deleted by the person.',
  ]);
  const empty = await runInquiry(['answer', number], ' \n');
  expect(empty.code).toBe(1);
  expect(empty.said).toContain('Write the answer on standard input');
});

test('a demo counts as confirmed once the person pressed the button behind the mailed link', async ({
  page,
  inbox,
  database,
  email,
}) => {
  const number = await ask(page, 'demo', email);
  const link = linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email');
  await page.goto(link);
  expect(await findSubjects(database, email)).toMatchObject([{ kind: 'inquirer', proved: false }]);
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
  expect(await findSubjects(database, email)).toMatchObject([{ kind: 'inquirer', proved: true }]);
  const { said } = await runInquiry(['list']);
  expect(said).toMatch(new RegExp(`^${number}  .* demo  +address confirmed$`, 'm'));
});

test('an inquiry sent signed in, from the own address, stands in My Data and is destroyed there on request', async ({
  page,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const number = await ask(page, 'question', email);
  const stored = async () => (await database.query('select from inquiries where id = $1', [number])).rowCount;
  expect(await stored()).toBe(1);
  await page.goto('/my-data');
  const ledger = page.getByRole('table', { name: 'Your inquiry of' });
  for (const value of [number, ...lastLines(shownEntries(inquiry))]) await expect(ledger).toContainText(value);
  await checkPage(page);
  await page.getByRole('link', { name: 'Delete this inquiry' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete your inquiry');
  await checkPage(page);
  expect(await stored()).toBe(1);
  await page.getByRole('button', { name: 'Delete this inquiry' }).click();
  await expect(page.getByText('The inquiry and our answer to it are destroyed.')).toBeVisible();
  await expect(ledger).toHaveCount(0);
  expect(await stored()).toBe(0);
  expect((await runInquiry(['show', number])).said).toContain('There is no such inquiry.');
});
