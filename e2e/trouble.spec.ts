import { readFileSync } from 'node:fs';
import { type CuttableProxy, startCuttableProxy } from './support/cuttable-proxy';
import { canary, expect, mailTo, makePerson, newAddress, newVisitor, signUp, test } from './support/http-fixtures';
import { makeSubscriber, marketingOf, oneClick, postFromAfar, urlencoded } from './support/one-click';
import { type OwnPortal, startOwnPortal } from './support/own-portal';
import { wordsOf } from './support/read-forms';

const ours = 'Something went wrong on our side';
const errorId = /the error [0-9a-f]{12}\b/;

let portal: OwnPortal;
let proxy: CuttableProxy;

test.beforeAll(async () => {
  proxy = await startCuttableProxy(process.env.E2E_DATABASE ?? '');
  portal = await startOwnPortal('trouble', (settings) => ({
    ...settings,
    DATABASE_URL: proxy.through(settings.DATABASE_URL ?? ''),
  }));
});

test.afterAll(async () => {
  await portal?.stop();
  await proxy?.stop();
});

test.describe('while the database is gone', () => {
  test.beforeEach(() => proxy.cut());
  test.afterEach(async () => {
    await proxy.mend();
    await expect.poll(async () => (await newVisitor(portal).ask('/api/health')).status).toBe(200);
  });

  test('health answers 503 and when to ask again', async () => {
    const { status, headers, body } = await newVisitor(portal).ask('/api/health');
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(JSON.parse(body)).toEqual({ status: 'unavailable' });
  });

  test('the pages to read are all there', async () => {
    for (const path of ['/', '/policy', '/policy/2025-03-17', '/processors']) {
      expect((await newVisitor(portal).ask(path)).status, path).toBe(200);
    }
  });

  for (const path of [
    '/contact',
    '/sign-in',
    '/sign-up',
    '/reset-password',
    '/my-data',
    '/unsubscribe',
    '/verify-email?token=x',
  ]) {
    test(`${path} says so with an error id, with and without JavaScript`, async ({ page }) => {
      const { body } = await newVisitor(portal).ask(path);
      expect(wordsOf(body)).toContain(ours);
      expect(wordsOf(body)).toMatch(errorId);
      await page.goto(portal.site + path);
      await expect(page.getByRole('heading', { level: 1, name: ours })).toBeVisible();
      await expect(page.getByText(errorId)).toBeVisible();
    });
  }
});

test('an opt-out in one click while the database is gone is asked to come again, and then counts', async () => {
  const { address, id } = await makeSubscriber(portal);
  const post = () => postFromAfar(portal, address, urlencoded(oneClick));
  await proxy.cut();
  const gone = await post();
  await proxy.mend();
  expect([gone.status, gone.headers.get('retry-after')]).toEqual([503, '60']);
  expect(gone.body).not.toContain('database');
  await expect.poll(async () => (await newVisitor(portal).ask('/api/health')).status).toBe(200);
  expect((await post()).status).toBe(200);
  expect((await marketingOf(portal, id)).at(-1)).toBe('withdrawn oneClick visitor');
});

const inquiries = async () => (await portal.database.query('select 1 from inquiries')).rowCount ?? 0;

test('an inquiry sent while the database is gone keeps its words, and goes through once it is back', async ({
  page,
}) => {
  const before = await inquiries();
  const typed = {
    Name: canary('Ines'),
    'Company name': canary('Okafor'),
    'Inquiry details': canary('What do you hold of me'),
  };
  await page.goto(`${portal.site}/contact`);
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Email', { exact: true }).fill(newAddress());
  await page.getByLabel('Country of residence').selectOption('NG');
  for (const group of await page.getByRole('group').all()) await group.getByRole('radio').last().check();
  for (const needed of ['decide-inquiry', 'decide-abroad']) await page.locator(`#${needed}`).check();
  await proxy.cut();
  await page.getByRole('button', { name: 'Send inquiry' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(alert).toContainText(ours);
  await expect(alert).toContainText(errorId);
  for (const [label, text] of Object.entries(typed))
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  await proxy.mend();
  expect(await inquiries()).toBe(before);
  await page.getByRole('button', { name: 'Send inquiry' }).click();
  await expect(page).toHaveURL(/\/contact\/sent\?number=/);
  expect(await inquiries()).toBe(before + 1);
});

test('without JavaScript too, an inquiry sent while the database is gone keeps its words', async () => {
  const before = await inquiries();
  const visitor = newVisitor(portal);
  const typed = {
    kind: 'question',
    name: canary('Ines'),
    countryOfResidence: 'NG',
    email: newAddress(),
    companyName: canary('Okafor'),
    inquiryDetails: canary('What do you hold of me'),
    businessDescription: '',
    jobTitle: '',
    phoneNumber: '',
    'decide-inquiry': 'yes',
    'decide-abroad': 'yes',
    'decide-inquiryOptional': 'no',
    'decide-marketing': 'no',
  };
  const { hidden } = await visitor.findForm('/contact', Object.keys(typed));
  const sent = [...hidden, ...Object.entries(typed)] as const;
  await proxy.cut();
  const { body } = await visitor.post('/contact', sent);
  await proxy.mend();
  expect(wordsOf(body)).toContain(ours);
  expect(wordsOf(body)).toMatch(errorId);
  for (const name of ['name', 'companyName', 'email'] as const) {
    expect(body).toMatch(new RegExp(`<input[^>]* name="${name}"[^>]* value="${typed[name]}"`));
  }
  expect(body).toMatch(new RegExp(`<textarea[^>]* name="inquiryDetails"[^>]*>${typed.inquiryDetails}</textarea>`));
  expect(await inquiries()).toBe(before);
  expect((await visitor.post('/contact', sent)).leadsTo).toMatch(/^\/contact\/sent\?number=/);
  expect(await inquiries()).toBe(before + 1);
});

test('a button pressed while the database is gone leads to a page that says so, and does no half', async () => {
  const { browser } = await makePerson(portal, { marketing: 'yes' });
  const { hidden } = await browser.findForm('/my-data/consents', 'Withdraw');
  const events = async () => (await portal.database.query('select 1 from consent_events')).rowCount;
  const before = await events();
  await proxy.cut();
  const { leadsTo } = await browser.post('/my-data/consents', hidden);
  const [, id = ''] = /^\/trouble\?id=([0-9a-f]{12})$/.exec(leadsTo ?? '') ?? [];
  expect(readFileSync('test-results/server-trouble.log', 'utf8')).toContain(`"event":"action-failed","id":"${id}"`);
  await proxy.mend();
  expect(await events()).toBe(before);
  expect((await browser.post('/my-data/consents', hidden)).leadsTo).toBe('/my-data/consents');
  expect(await events()).toBe(Number(before) + 1);
});

test('a sign-up is answered at once while the mail server is gone, and its mail comes when that is back', async () => {
  await portal.smtp.setBehaviour('down');
  const email = newAddress();
  const start = performance.now();
  await signUp(newVisitor(portal), email, canary('lantern orbit marble'));
  expect(performance.now() - start).toBeLessThan(5000);
  const tried = async () =>
    (
      await portal.database.query(
        "select 1 from outbox where template = 'verify-email' and tries > 0 and last_error is not null",
      )
    ).rowCount;
  await expect.poll(tried).toBe(1);
  await portal.smtp.setBehaviour('ok');
  expect((await mailTo(portal, email, /confirm/i)).text).toContain('/verify-email?token=');
});
