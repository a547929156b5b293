import { policy } from '@/lib/policy/current';
import { verifyDocument } from '@/lib/signing/verify-document';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { arrive, ask, codeOf, enter, press } from './support/code';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { readZip } from './support/read-zip';
import { runAs } from './support/run-as';
import { runInquiry } from './support/run-inquiry';
import { lineAt, optionalAt, sampleEntries, shownEntries } from './support/sample-entries';
import { sendInquiry } from './support/send-inquiry';

const sample = sampleEntries('contact');
const line = lineAt('contact');
const spare = optionalAt('contact');
const { label } = policy.items[line];
const { inquiryDetails: _, ...others } = shownEntries(sample);
const shown = Object.values(others);

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`somebody without an account has every right over what they sent, ${world}`, async ({
    page: sender,
    inbox,
    database,
    email,
    elsewhere,
  }, testInfo) => {
    test.setTimeout(240_000);
    await sendInquiry(sender, email, { marketing: 'yes' });
    const [{ id = '' } = {}] = await findSubjects(database, email);
    const page = await elsewhere({ javaScriptEnabled });
    const check = async () => {
      if (javaScriptEnabled) await checkPage(page);
    };

    await test.step('the answer is the same whether the address is known or not', async () => {
      await ask(page, 'nobody at all');
      await checkErrorSummary(page, ['email']);
      await check();
      const answers: string[] = [];
      for (const address of [`nobody-${email}`, email]) {
        await ask(page, address);
        await arrive(page, /^\/requests\/code$/);
        answers.push(await page.locator('body').innerText());
      }
      expect(answers[0]).toContain('Enter the code');
      expect(answers[0]).toBe(answers[1]);
      await check();
    });

    await test.step('the code opens what was sent, in the browser that asked alone', async () => {
      const code = await codeOf(inbox, email);
      expect(await inbox.list(`nobody-${email}`)).toEqual([]);
      const field = page.getByLabel('Code', { exact: true });
      await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
      await expect(field).toHaveAttribute('inputmode', 'numeric');
      const other = await elsewhere({ javaScriptEnabled });
      await other.goto('/requests/code');
      await enter(other, code);
      await expect(other.getByText('This code is over')).toBeVisible();
      await enter(page, 'abc');
      await checkErrorSummary(page, ['code']);
      await enter(
        page,
        code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      );
      await expect(page.getByText('This is not the code in the newest mail').first()).toBeVisible();
      await check();
      await enter(page, `${code.slice(0, 4)} ${code.slice(4)}`);
      await arrive(page, /^\/requests\/yours$/);
      const cookies = await page.context().cookies();
      expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
        { name: 'mailbox', httpOnly: true, sameSite: 'Lax' },
      ]);
      const record = page.getByRole('table', { name: 'Your inquiry of' });
      for (const value of [...shown, 'Does it scale?', email]) await expect(record).toContainText(value);
      await check();
    });

    await test.step('an item is put right', async () => {
      await page.getByRole('link', { name: `Correct ${label.toLowerCase()}`, exact: true }).click();
      await arrive(page, new RegExp(`/requests/yours/${id}$`));
      await check();
      const entry = page.getByLabel(label, { exact: true });
      await expect(entry).toHaveValue(sample[line] ?? '');
      await entry.fill('');
      await press(page, 'Save corrections');
      await checkErrorSummary(page, [line]);
      await entry.fill('Ines Adeyemi');
      await press(page, 'Save corrections');
      await expect(page.getByText('The inquiry is corrected.')).toBeVisible();
      await expect(page.getByRole('table', { name: 'Your inquiry of' })).toContainText('Ines Adeyemi');
    });

    await test.step('they object to marketing, which stops at once, and take the other yes back', async () => {
      await page.getByRole('link', { name: 'Restrict or object' }).click();
      await expect(page).toHaveTitle(/^Restrict or object/);
      await check();
      await press(page, 'Stop all marketing mail');
      await expect(page.getByText('Below is what holds now.')).toBeVisible();
      await page.getByRole('button', { name: /^Take back/ }).click();
      await expect(page.getByRole('button', { name: /^Take back/ })).toHaveCount(0);
      await expect(page.getByRole('table', { name: 'Your inquiry of' })).not.toContainText(sample[spare] ?? '');
      await expect(page.getByRole('row', { name: /^Withdrawal of consent/ })).toHaveCount(2);
      await check();
    });

    await test.step('a whole copy is taken, with a manifest that holds', async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download a copy' }).click(),
      ]);
      const path = testInfo.outputPath('my-inquiry.zip');
      await download.saveAs(path);
      const files = await readZip(path);
      const { tables } = JSON.parse(files['data.json'] ?? '');
      expect(tables.inquiries).toEqual([expect.objectContaining({ [line]: 'Ines Adeyemi', email, [spare]: null })]);
      expect(files['index.html']).toContain('Ines Adeyemi');
      const keys = await (await page.request.get('/.well-known/jwks.json')).json();
      expect(await verifyDocument(files['manifest.json'] ?? '', keys)).toMatchObject({ ok: true });
    });

    await test.step('all of it is restricted with a reason, and the restriction ended', async () => {
      await page.goto('/requests/yours');
      await expect(page.getByRole('row', { name: /^Access/ })).toHaveCount(1);
      await page.getByRole('link', { name: 'Restrict or object' }).click();
      await press(page, 'Restrict this inquiry');
      await checkErrorSummary(page, ['ground']);
      await page.getByRole('radio', { name: 'I need it for a legal claim' }).check();
      await press(page, 'Restrict this inquiry');
      await expect(page.getByText('Your reason: “I need it for a legal claim”')).toBeVisible();
      const kept = page.getByText(/As long as it is restricted/).first();
      await page.getByRole('link', { name: 'All you sent us' }).click();
      await expect(kept).toBeVisible();
      await page.getByRole('link', { name: 'Restrict or object' }).click();
      const { rows } = await database.query('select id from inquiries where subject_id = $1', [id]);
      expect((await runInquiry(['show', rows[0].id])).code).toBe(1);
      await press(page, 'End the restriction');
      await expect(page.getByText('The restriction has ended.')).toBeVisible();
      expect((await runInquiry(['show', rows[0].id])).code).toBe(0);
      await page.getByRole('link', { name: 'All you sent us' }).click();
      for (const what of ['Begun at once', 'Ended at once'])
        await expect(page.getByRole('row', { name: /^Restriction/ }).filter({ hasText: what })).toHaveCount(1);
    });

    await test.step('people are asked, answer by mail, and an appeal goes to somebody else', async () => {
      await page.getByRole('link', { name: 'Ask us for something' }).click();
      await expect(page).toHaveTitle(/^Ask us for something/);
      await check();
      await press(page, 'Send request');
      await checkErrorSummary(page, ['right', 'details']);
      await page.getByLabel('What do you ask for?').selectOption('access');
      await page.getByLabel('What exactly?').fill('Who has read it?');
      await press(page, 'Send request');
      await arrive(page, new RegExp(`/requests/yours/${id}/requests/[\\w-]{22}$`));
      await expect(page.getByText('We have your request.').first()).toBeVisible();
      const number = new URL(page.url()).pathname.slice(-22);
      const mail = await inbox.waitFor(email, 'We have your request');
      expect(linkOf(mail, '/requests')).toBeTruthy();
      expect(mail.text).not.toContain('My Data');
      await page.getByLabel('What would you add?').fill('And since when?');
      await press(page, 'Add to the request');
      await expect(page.getByText('Added to your request.')).toBeVisible();
      const show = await runAs('mina', ['request', 'show', number]);
      for (const said of [email, 'Who has read it?', 'And since when?']) expect(show.said).toContain(said);
      expect((await runAs('mina', ['request', 'refuse', number, 'others'], 'It names a colleague.')).code).toBe(0);
      const answer = await inbox.waitFor(email, 'We refused your request');
      for (const said of ['It names a colleague.', 'with a new code', 'supervisory authority'])
        expect(answer.text).toContain(said);
      await page.goto('/requests/yours');
      await page.getByRole('link', { name: 'See all of it' }).click();
      await page.getByLabel('Why do you not agree?').fill('Leave the name out.');
      await press(page, 'Appeal');
      await expect(page.getByText('We have your appeal.').first()).toBeVisible();
      await press(page, 'Cancel the appeal');
      await expect(page.getByText('Cancelled. Nothing more happens.')).toBeVisible();
    });

    await test.step('what is not corrected is contradicted beside the item, and the request names it', async () => {
      await page.goto('/requests/yours');
      await page.getByRole('link', { name: 'Ask us to correct email' }).click();
      await expect(page.getByLabel('What do you ask for?')).toHaveValue('correction');
      await press(page, 'Send request');
      await arrive(page, new RegExp(`/requests/yours/${id}/requests/[\\w-]{22}$`));
      await expect(page.getByText(/^About the email address of your inquiry of \d/)).toBeVisible();
      const number = new URL(page.url()).pathname.slice(-22);
      expect((await runAs('mina', ['request', 'refuse', number, 'law'], 'It is what you typed.')).code).toBe(0);
      await page.reload();
      await page.getByRole('link', { name: 'Write a statement' }).click();
      await arrive(page, new RegExp(`/requests/yours/${id}/dispute$`));
      await check();
      await press(page, 'Keep this statement');
      await checkErrorSummary(page, ['statement']);
      await page.getByRole('textbox', { name: 'Your statement' }).fill('It is my neighbour’s.');
      await press(page, 'Keep this statement');
      await expect(page.getByText('Your statement stands beside the item.')).toBeVisible();
      await expect(page.getByText('It is my neighbour’s.')).toBeVisible();
      await check();
      await page.getByRole('button', { name: 'Remove it' }).click();
      await expect(page.getByText('Your statement is gone.')).toBeVisible();
      await expect(page.getByText('We did not correct it.')).toBeVisible();
    });

    await test.step('and the inquiry deleted, on a page that first says what goes and what stays, with a number to follow it by', async () => {
      await page.goto('/requests/yours');
      await page.getByRole('link', { name: 'Delete this inquiry' }).click();
      await expect(page).toHaveTitle(/^Delete your inquiry/);
      for (const name of ['What goes', 'What stays, why, and until when'])
        await expect(page.getByRole('heading', { name })).toBeVisible();
      await expect(page.getByText('It cannot be undone')).toBeVisible();
      await check();
      await page.getByRole('link', { name: 'Keep this inquiry' }).click();
      await arrive(page, /^\/requests\/yours$/);
      await page.getByRole('link', { name: 'Delete this inquiry' }).click();
      await press(page, 'Delete this inquiry');
      await arrive(page, /^\/closed\/[\w-]{22}$/);
      expect((await findSubjects(database, email)).filter(({ kind }) => kind === 'inquirer')).toEqual([]);
      await inbox.waitFor(email, 'Your data is deleted');
      await page.goto('/requests/yours');
      await expect(page.getByText('Nothing is held that was sent signed out')).toBeVisible();
      await check();
      await press(page, 'Leave');
      await expect(page.getByText('You have left.')).toBeVisible();
      await check();
      expect(await page.context().cookies()).toEqual([]);
      await page.goto('/requests/yours');
      await arrive(page, /^\/requests$/);
    });
  });
}

test('the page to opt out asks for no identity and leads to no code', async ({ page }) => {
  await page.goto('/unsubscribe');
  await expect(page.locator('main').getByRole('link', { name: /code|without an account/i })).toHaveCount(0);
  await expect(page.locator('main form')).toHaveCount(1);
  await expect(page.locator('main').getByRole('textbox')).toHaveCount(1);
});
