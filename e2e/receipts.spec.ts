import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import { publicKeysSchema } from '@/lib/signing/public-keys';
import { signDocument } from '@/lib/signing/sign-document';
import { verifyDocument } from '@/lib/signing/verify-document';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';

const verdict = (page: Page) => page.getByRole('status');
const facts = (page: Page) => page.getByRole('region', { name: 'Result' });

/** Every request the page makes from now on. */
function watchRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  return requests;
}

async function pasteWithKeyboard(page: Page, text: string): Promise<void> {
  await page.getByLabel('Or its text').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Check the text' })).toBeFocused();
  await page.keyboard.press('Enter');
}

test('receipts from the mail and from My Data are one file, which anybody can check without sending it anywhere', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  test.setTimeout(120_000);
  await openAccount(page, inbox, email, { marketing: 'no' });
  const mail = await inbox.waitFor(email, 'What you decided, in writing');
  const { consents } = policy.collectionPoints.signUp;
  expect(mail.attachments).toHaveLength(consents.length);
  const stranger = await elsewhere();

  await test.step('each is downloaded by its owner alone', async () => {
    const { rows } = await database.query<{ id: string }>(
      `select receipt_id as id from consent_events where receipt_id = any($1) order by sequence`,
      [mail.attachments.map(({ filename }) => filename.slice('receipt-'.length, -'.json'.length))],
    );
    expect(rows).toHaveLength(consents.length);
    for (const [at, { id }] of rows.entries()) {
      const path = `/api/download/receipts/${id}`;
      const own = await page.request.get(path);
      expect([own.status(), await own.text()]).toEqual([200, mail.attachments[at]?.content]);
      expect(own.headers()).toMatchObject({
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="receipt-${id}.json"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect((await page.request.head(path)).status()).toBe(405);
      const signedOut = await stranger.request.get(path, { maxRedirects: 0 });
      expect([signedOut.status(), new URL(signedOut.headers().location ?? '').pathname]).toEqual([303, '/sign-in']);
    }
    const theirs = rows[0]?.id ?? '';
    const mallory = `other-${email}`;
    await openAccount(stranger, inbox, mallory, { marketing: 'no' });
    const answers = await Promise.all(
      [theirs, 'A'.repeat(22), 'x', '%00', `${theirs}A`].map(async (id) => {
        const answer = await stranger.request.get(`/api/download/receipts/${id}`);
        return [answer.status(), await answer.text()];
      }),
    );
    expect(answers).toEqual(answers.map(() => [404, 'There is no such receipt.\n']));
  });

  const keys = await test.step('the keys that check them are published', async () => {
    const answer = await stranger.request.get('/.well-known/jwks.json');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/jwk-set+json');
    expect(answer.headers()['cache-control']).toBe('public, max-age=300');
    expect(answer.headers()['set-cookie']).toBeUndefined();
    const text = await answer.text();
    expect(text).not.toContain('"d"');
    const published = publicKeysSchema.parse(JSON.parse(text));
    for (const { content } of mail.attachments) expect((await verifyDocument(content, published)).ok).toBe(true);
    return published;
  });

  const genuine = mail.attachments.at(-1)?.content ?? '';
  await stranger.goto(linkOf(mail, '/verify'));
  await stranger.waitForLoadState('networkidle');
  await expect(facts(stranger)).toContainText('Nothing checked yet');
  await checkPage(stranger);
  const requests = watchRequests(stranger);

  await test.step('a genuine one holds, and says what was decided', async () => {
    const receipt = { name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(genuine) };
    await stranger.getByLabel('The receipt or certificate, as a file').setInputFiles(receipt);
    await expect(verdict(stranger)).toContainText('This receipt holds');
    for (const words of [policy.consents.marketing.label, 'You said no, at sign-up', `Version ${policy.version}`])
      await expect(facts(stranger)).toContainText(words);
    await stranger.getByText('Read it as it was shown').click();
    await expect(facts(stranger)).toContainText(policy.consents.marketing.refusing);
    await checkPage(stranger);
  });

  await test.step('an edited one does not, by keyboard alone', async () => {
    await pasteWithKeyboard(stranger, genuine.replace('"event_state": "refused"', '"event_state": "granted"'));
    await expect(verdict(stranger)).toContainText('This file does not hold');
    await expect(facts(stranger)).not.toContainText(policy.consents.marketing.label);
    await checkPage(stranger);
    await pasteWithKeyboard(stranger, genuine);
    await expect(verdict(stranger)).toContainText('This receipt holds');
  });

  await test.step('one by another key, and what is none, are told apart', async () => {
    const { document } = JSON.parse(genuine);
    const theirs = await signDocument('consent-receipt', document, { id: 'theirs', key: randomBytes(32) });
    await pasteWithKeyboard(stranger, theirs);
    await expect(verdict(stranger)).toContainText('Signed with another key');
    await checkPage(stranger);
    await pasteWithKeyboard(stranger, 'Dear Sir or Madam');
    await expect(verdict(stranger)).toContainText('This cannot be read as a receipt');
    await checkPage(stranger);
  });

  expect(requests).toEqual([]);
  expect(keys.keys.length).toBeGreaterThan(0);
});

test('without JavaScript the page that checks what we signed says so, and names the other ways', async ({
  noScript,
}) => {
  const page = await noScript();
  await page.goto('/verify');
  await expect(facts(page)).toContainText('JavaScript, which is not running here');
  await expect(page.getByText('npm run verify -- FILE KEYS.json')).toBeVisible();
  await expect(page.getByRole('link', { name: '/.well-known/jwks.json' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check the text' })).toBeDisabled();
});

test('the footer of every page leads to the page that checks what we signed', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Check a receipt or certificate' }).click();
  await page.waitForURL('**/verify');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check a receipt or certificate');
});
