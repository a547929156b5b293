import type { Page } from '@playwright/test';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import type { Inbox } from './support/inbox';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { sendInquiry } from './support/send-inquiry';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Without JavaScript a fragment stays in the address through a redirect. */
const arrive = (page: Page, path: RegExp) => page.waitForURL(({ pathname }) => path.test(pathname));

async function ask(page: Page, address: string): Promise<void> {
  await page.goto('/requests');
  await page.getByLabel('Email', { exact: true }).fill(address);
  await press(page, 'Mail me a code');
}

async function codeOf(inbox: Inbox, email: string): Promise<string> {
  const { text } = await inbox.waitFor(email, 'Your code');
  const [code = ''] = /\b\d{8}\b/.exec(text) ?? [];
  expect(code).not.toBe('');
  return code;
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await press(page, 'Show what you hold');
}

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`somebody without an account sees, corrects, takes back, copies and deletes what they sent, ${world}`, async ({
    page: sender,
    inbox,
    database,
    email,
    elsewhere,
  }) => {
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
      for (const value of ['Ines Okafor', 'Nigeria', 'Does it scale?', email])
        await expect(record).toContainText(value);
      await check();
    });

    await test.step('an item is put right', async () => {
      await page.getByRole('link', { name: 'Correct name', exact: true }).click();
      await arrive(page, new RegExp(`/requests/yours/${id}$`));
      await check();
      const name = page.getByLabel('Name', { exact: true });
      await expect(name).toHaveValue('Ines Okafor');
      await name.fill('');
      await press(page, 'Save corrections');
      await checkErrorSummary(page, ['name']);
      await name.fill('Ines Adeyemi');
      await press(page, 'Save corrections');
      await expect(page.getByText('The inquiry is corrected.')).toBeVisible();
      await expect(page.getByRole('table', { name: 'Your inquiry of' })).toContainText('Ines Adeyemi');
    });

    await test.step('both yeses that stand alone are taken back', async () => {
      for (const left of [1, 0]) {
        await page
          .getByRole('button', { name: /^Take back/ })
          .first()
          .click();
        await expect(page.getByRole('button', { name: /^Take back/ })).toHaveCount(left);
      }
      await expect(page.getByRole('table', { name: 'Your inquiry of' })).not.toContainText('Owner');
      await expect(page.getByRole('table', { name: 'What you asked' })).toContainText('Withdrawal of consent');
      await check();
    });

    await test.step('a copy is taken', async () => {
      await press(page, 'Take a copy of all of it');
      await arrive(page, /^\/requests\/copy$/);
      await expect(page.getByRole('table', { name: 'Your inquiry of' })).toContainText('Ines Adeyemi');
      await expect(page.getByRole('table', { name: 'What you asked' })).toContainText('Access');
      await expect(page.locator('main').getByRole('button')).toHaveCount(0);
      await check();
      await page.goBack();
    });

    await test.step('and the inquiry deleted, with a number to follow it by', async () => {
      await page.goto('/requests/yours');
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

test('an account is told to sign in, and its code opens nothing of it', async ({ page, inbox, email, elsewhere }) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const other = await elsewhere();
  await sendInquiry(other, email, { marketing: 'no' });
  await ask(other, email);
  await arrive(other, /^\/requests\/code$/);
  const mail = await inbox.waitFor(email, 'Your code');
  expect(mail.text).toContain('You also have an account with this address');
  await enter(other, /\b\d{8}\b/.exec(mail.text)?.[0] ?? '');
  await arrive(other, /^\/requests\/yours$/);
  await expect(other.getByRole('table', { name: 'Your inquiry of' })).toHaveCount(1);
  await other.goto('/my-data');
  await arrive(other, /^\/sign-in$/);
});

test('the page to opt out asks for no identity and leads to no code', async ({ page }) => {
  await page.goto('/unsubscribe');
  await expect(page.locator('main').getByRole('link', { name: /code|without an account/i })).toHaveCount(0);
  await expect(page.locator('main form')).toHaveCount(1);
  await expect(page.locator('main').getByRole('textbox')).toHaveCount(1);
});
