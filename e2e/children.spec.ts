import type { Page } from '@playwright/test';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { runAs } from './support/run-as';
import { sendInquiry } from './support/send-inquiry';

const question = 'Is this address a child’s?';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const arrive = (page: Page, path: RegExp) => page.waitForURL(({ pathname }) => path.test(pathname));

async function report(page: Page, address: string, contact = ''): Promise<void> {
  await page.goto('/children');
  await page.getByLabel('Address to look for', { exact: true }).fill(address);
  await page.getByLabel('Your own email').fill(contact);
  await press(page, 'Send the report');
}

test('an address is reported as a child’s, known or not, and its holder says that it is none', async ({
  page: holder,
  inbox,
  database,
  email,
  elsewhere,
}) => {
  await openAccount(holder, inbox, email, { marketing: 'yes' });
  const page = await elsewhere();

  await test.step('the page asks for two addresses alone, and answers the same of any', async () => {
    await report(page, 'no address', 'no address');
    await checkErrorSummary(page, ['email', 'contact']);
    await checkPage(page);
    expect(await page.locator('main').getByRole('textbox').count()).toBe(2);
    await expect(page.getByRole('row', { name: /South Korea/ })).toContainText('14');
    const answers: string[] = [];
    for (const address of [`nobody-${email}`, email]) {
      await report(page, address);
      await arrive(page, /^\/children\/sent$/);
      answers.push(await page.locator('body').innerText());
    }
    expect(answers[0]).toBe(answers[1]);
    await checkPage(page);
  });

  await test.step('the holder is asked, and opening the link changes nothing', async () => {
    const link = linkOf(await inbox.waitFor(email, question), '/children/answer');
    expect(await inbox.list(`nobody-${email}`)).toEqual([]);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
    await checkPage(page);
    await press(page, 'I am not: keep it');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything stays');
    await checkPage(page);
    expect((await findSubjects(database, email)).map(({ kind }) => kind)).toEqual(['account']);
  });

  await test.step('marketing has stopped, and their own press starts it again', async () => {
    await holder.goto('/my-data/consents');
    await expect(holder.getByText('after a report that the address is a child’s').first()).toBeAttached();
    await checkPage(holder);
    await holder.getByRole('button', { name: 'Agree', exact: true }).first().click();
    await expect(holder.getByText('after a report that the address is a child’s').first()).toBeAttached();
  });
});

test('without JavaScript: a holder confirms, everything is destroyed, and who reported is told', async ({
  page: sender,
  inbox,
  database,
  email,
  elsewhere,
}) => {
  await sendInquiry(sender, email, { marketing: 'no' });
  const page = await elsewhere({ javaScriptEnabled: false });
  const parent = `parent-${email}`;
  await report(page, email, parent);
  await arrive(page, /^\/children\/sent$/);
  const link = linkOf(await inbox.waitFor(email, question), '/children/answer');
  const listed = await runAs('mina.seo', ['child-report', 'list']);
  expect([listed.code, listed.said]).toEqual([0, expect.stringContaining('holder asked')]);
  expect(listed.said).not.toContain(email);

  await page.goto(link);
  await press(page, 'I am under that age: delete it');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is being deleted');
  expect((await runAs('mina.seo', ['sweep'])).code).toBe(0);
  // Either may come first.
  const [told] = await Promise.all([
    inbox.waitFor(parent, 'Your report of a child’s data is carried out'),
    inbox.waitFor(email, 'Your data is deleted'),
  ]);
  expect(told.text).not.toContain(email);
  expect((await findSubjects(database, email)).filter(({ kind }) => kind === 'inquirer')).toEqual([]);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is deleted');
  await page.goto('/policy#s14');
  await page.getByRole('link', { name: 'report it' }).click();
  await arrive(page, /^\/children$/);
});
