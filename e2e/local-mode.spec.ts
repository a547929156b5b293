import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePort } from '@/lib/testing/free-port';
import { checkPage } from './support/check-page';
import { closeAccount } from './support/close-account';
import { expect, test } from './support/journey';
import { saveProfile } from './support/save-profile';
import { enterCredentials, signIn } from './support/sign-in';
import { password, signUp } from './support/sign-up';
import { startPortal } from './support/start-portal';

let folder: string;
let baseURL: string;
let portal: { stop(): Promise<void> } | undefined;

test.beforeAll('a portal without settings, on a data folder of its own', async () => {
  folder = mkdtempSync(join(tmpdir(), 'portal-data-'));
  const port = await freePort();
  portal = await startPortal(port, { DATA_DIR: folder }, 'test-results/local.log');
  baseURL = `http://127.0.0.1:${port}`;
});

test.afterAll(async () => {
  await portal?.stop();
  rmSync(folder, { recursive: true });
});

const mailIn = (page: Page, email: string, subject: string) =>
  page.getByRole('article', { name: subject }).filter({ hasText: `To ${email}` });

async function openMail(page: Page, email: string, subject: string) {
  await expect(async () => {
    await page.goto('/mailbox');
    await expect(mailIn(page, email, subject)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  return mailIn(page, email, subject);
}

test('without any setting a person signs up, reads the mail at /mailbox, sees My Data and closes the account', async ({
  elsewhere,
  email,
}) => {
  const page = await elsewhere({ baseURL });
  await page.goto('/sign-up');
  await expect(
    page.getByRole('link', { name: 'Mailbox' }).or(page.locator('a[href="/mailbox"]')).first(),
  ).toBeVisible();
  await signUp(page, email);
  await checkPage(page);
  const mail = await openMail(page, email, 'Confirm your email address');
  await checkPage(page);
  await mail.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
  await openMail(page, email, 'News and resources, as you asked');
  const receipts = (await openMail(page, email, 'What you decided, in writing')).getByRole('list', { name: 'Files' });
  await checkPage(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    receipts.getByRole('link', { name: 'receipt-' }).first().click(),
  ]);
  await page.goto('/verify');
  await page.getByLabel('The receipt or certificate, as a file').setInputFiles(await download.path());
  await expect(page.getByText('This receipt holds')).toBeVisible();

  await signIn(page, email);
  await saveProfile(page);
  const given = page.getByRole('table', { name: 'You gave us these' });
  for (const value of [email, 'Ines Okafor', 'Okafor Outdoor', 'Retail', 'Nigeria', 'A colleague']) {
    await expect(given).toContainText(value);
  }

  await page.goto('/my-data/close');
  await closeAccount(page, password);
  await openMail(page, email, 'Your account is closed');
  await expect(mailIn(page, email, 'Confirm your email address'), 'mail to the person who left').toHaveCount(0);
  await page.goto('/sign-in');
  await enterCredentials(page, email);
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
});

test('a second server on the same data folder is refused with a sentence, and the first one goes on', async ({
  elsewhere,
}) => {
  const second = startPortal(await freePort(), { DATA_DIR: folder }, 'test-results/local-second.log');
  await expect(second).rejects.toThrow(/The data folder is in use by process \d+\. Stop that one first/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toHaveLength(1);
  const page = await elsewhere({ baseURL });
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});
