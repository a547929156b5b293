import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Download, Page, TestInfo } from '@playwright/test';
import { verifyDocument } from '@/lib/signing/verify-document';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { readZip } from './support/read-zip';
import { password } from './support/sign-up';

async function openDownload(page: Page): Promise<void> {
  await page.goto('/my-data/download?over');
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Open the download' }).click();
  await page.getByRole('button', { name: 'Download my data' }).waitFor();
}

async function take(page: Page): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  return download;
}

async function filesOf(download: Download, testInfo: TestInfo, name: string): Promise<Record<string, string>> {
  const path = testInfo.outputPath(`${name}.zip`);
  await download.saveAs(path);
  return readZip(path);
}

const tablesOf = (files: Record<string, string>) => Object.keys(JSON.parse(files['data.json'] ?? '').tables);

test('a copy is chosen by part and time, taken as often as it takes, and checked by its manifest', async ({
  page,
  inbox,
  email,
}, testInfo) => {
  test.setTimeout(120_000);
  await openAccount(page, inbox, email);
  await openDownload(page);
  await checkPage(page);
  await expect(page.getByRole('checkbox', { name: /Visits and signed-in browsers/ })).toBeChecked();

  const files = await test.step('all of it, and once more', async () => {
    const first = await filesOf(await take(page), testInfo, 'first');
    await expect(page.getByText(/^All of it, [\d,]+ records\./)).toBeVisible();
    await checkPage(page);
    const second = await filesOf(await take(page), testInfo, 'second');
    expect(Object.keys(second)).toEqual(Object.keys(first));
    return second;
  });

  await test.step('two parts of the last 12 months', async () => {
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await page.getByRole('checkbox', { name: /Consent decisions/ }).check();
    await page.getByRole('checkbox', { name: /The log/ }).check();
    await page.getByRole('radio', { name: 'The last 12 months' }).check();
    const part = await filesOf(await take(page), testInfo, 'part');
    expect(tablesOf(part)).toEqual(['consentEvents', 'renewalOffers', 'policyNotices', 'auditEvents']);
  });

  await test.step('nothing at all, or a time that cannot be, is refused beside its field', async () => {
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await page.getByRole('button', { name: 'Download my data' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Choose at least one part' })).toBeVisible();
    await checkPage(page);
    await page.getByRole('checkbox', { name: /Consent decisions/ }).check();
    await page.getByRole('radio', { name: 'From one day to another' }).check();
    await page.getByLabel('First day').fill('2024-02-01');
    await page.getByLabel('Last day').fill('2024-01-31');
    await page.getByRole('button', { name: 'Download my data' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not before the first' })).toBeVisible();
    await expect(page.getByLabel('First day')).toHaveValue('2024-02-01');
    await checkPage(page);
  });

  await test.step('the page reads well, and /verify accepts the manifest and the files, and tells a changed one', async () => {
    const keys = await (await page.request.get('/.well-known/jwks.json')).json();
    expect(await verifyDocument(files['manifest.json'] ?? '', keys)).toMatchObject({ ok: true });
    const paths = Object.entries(files).map(([name, content]) => {
      const path = testInfo.outputPath('copy', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    });
    await page.goto(`file://${testInfo.outputPath('copy', 'index.html')}`);
    await expect(page.getByRole('heading', { name: 'What this is for, and what you can do' })).toBeVisible();
    await checkPage(page);
    await page.goto('/verify');
    await page.waitForLoadState('networkidle');
    await page
      .getByLabel('The receipt or certificate, as a file')
      .setInputFiles(testInfo.outputPath('copy', 'manifest.json'));
    await expect(page.getByText('This manifest holds')).toBeVisible();
    await checkPage(page);
    await page.getByLabel('The files of the copy').setInputFiles(paths);
    await expect(page.getByText('The copy is whole and unchanged')).toBeVisible();
    await checkPage(page);
    const changed = join(testInfo.outputPath('copy'), 'data.json');
    writeFileSync(changed, `${files['data.json']} `);
    await page.getByLabel('The files of the copy').setInputFiles(changed);
    await expect(page.getByText('data.json: NOT as it was made')).toBeVisible();
    await checkPage(page);
  });

  await test.step('the schema that the copy names is there for everybody', async () => {
    const { $schema } = JSON.parse(files['data.json'] ?? '');
    const answer = await page.request.get(new URL($schema).pathname);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/json; charset=UTF-8']);
    expect((await answer.json()).title).toContain('A copy');
  });
});

test('without JavaScript a copy is chosen and taken just the same', async ({
  noScript,
  page,
  inbox,
  email,
}, testInfo) => {
  test.setTimeout(120_000);
  await openAccount(page, inbox, email);
  const plain = await noScript();
  await plain.context().addCookies(await page.context().cookies());
  await openDownload(plain);
  await plain.getByRole('checkbox', { name: /Account and profile/ }).uncheck();
  await plain.getByRole('radio', { name: 'From one day to another' }).check();
  await plain.getByLabel('First day').fill('2022-01-01');
  const files = await filesOf(await take(plain), testInfo, 'plain');
  expect(tablesOf(files)).toContain('visits');
  expect(tablesOf(files)).not.toContain('accounts');
  await plain.getByLabel('First day').fill('2021-12-31');
  await plain.getByRole('button', { name: 'Download my data' }).click();
  await expect(plain.getByRole('alert').filter({ hasText: 'Enter a first day from 2022-01-01 on' })).toBeVisible();
});
