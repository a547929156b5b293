import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Client } from 'pg';
import { type Step, stores } from '@/lib/data-rights/erase/erasure';
import { policy } from '@/lib/policy/current';
import { publicKeysSchema } from '@/lib/signing/public-keys';
import { verifyDocument } from '@/lib/signing/verify-document';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';

const hour = 3_600_000;

/** An erasure of nobody, as the transaction that erases somebody leaves it; answers its number. */
async function leaveErasure(database: Client, stripe: Pick<Step, 'state' | 'obstacle'>): Promise<string> {
  const id = randomBytes(16).toString('base64url');
  const isOpen = stripe.state === 'waiting' || stripe.state === 'assistance';
  // In one, or a worker could find it half written and complete.
  await database.query('begin');
  await database.query(
    `insert into erasures (id, cause, policy_version, requested_at, counts, is_held, is_suppressed, backups_until)
     values ($1, 'closed', $2, now(), $3, false, true, $4)`,
    [id, policy.version, { accounts: 1, visits: 41, subjects: 1 }, new Date(Date.now() + 24 * hour)],
  );
  for (const store of stores) {
    const { state, obstacle } = store === 'stripe' ? stripe : { state: 'destroyed', obstacle: null };
    await database.query(
      'insert into erasure_steps (erasure_id, store, state, obstacle, next_try_at) values ($1, $2, $3, $4, $5)',
      [
        id,
        store,
        state,
        obstacle,
        // No worker of this run gets to it.
        new Date(Date.now() + 24 * hour),
      ],
    );
  }
  if (!isOpen) await database.query('update erasures set completed_at = now() where id = $1', [id]);
  await database.query('commit');
  return id;
}

const done = { state: 'already-gone', obstacle: null } as const;

const check = async (page: Page, text: string) => {
  await page.getByLabel('Or its text').fill(text);
  await page.getByRole('button', { name: 'Check the text' }).click();
};

test('a complete erasure shows its certificate to whoever has the number, as a page and as a file to check', async ({
  page,
  database,
}) => {
  const id = await leaveErasure(database, done);
  expect((await page.goto(`/closed/${id}`))?.status()).toBe(200);
  const certificate = page.getByRole('region', { name: 'Certificate of destruction' });
  for (const words of [
    'Deleted at Stripe before we asked',
    'Visits: 41',
    'NIST SP 800-88',
    'Inquiries sent signed out',
    id,
  ])
    await expect(certificate).toContainText(words);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await checkPage(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the certificate' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`certificate-${id}.json`);
  const path = `/api/download/certificates/${id}`;
  const answer = await page.request.get(path);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="certificate-${id}.json"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const text = await answer.text();
  expect(await (await page.request.get(path)).text()).toBe(text);
  expect((await page.request.head(path)).status()).toBe(405);
  const keys = publicKeysSchema.parse(await (await page.request.get('/.well-known/jwks.json')).json());
  expect(await verifyDocument(text, keys)).toMatchObject({ ok: true, value: { kind: 'destruction-certificate' } });

  await page.goto('/verify');
  await page.waitForLoadState('networkidle');
  await check(page, text);
  await expect(page.getByRole('status')).toContainText('This certificate holds');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('Visits: 41');
  await checkPage(page);
  await check(page, text.replace('"count": 41', '"count": 40'));
  await expect(page.getByRole('status')).toContainText('This file does not hold');
});

test('on paper the page is the certificate, without what is to be pressed', async ({ page, database }) => {
  await page.goto(`/closed/${await leaveErasure(database, done)}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('region', { name: 'Certificate of destruction' })).toContainText('Visits: 41');
  await expect(page.getByRole('link', { name: 'Download the certificate' })).toBeHidden();
  await expect(page.getByText('sign up again')).toBeHidden();
});

test('an erasure that waits says for what, and has no certificate yet', async ({ page, noScript, database }) => {
  const id = await leaveErasure(database, { state: 'assistance', obstacle: 'open-dispute' });
  const answer = await page.request.get(`/api/download/certificates/${id}`, { maxRedirects: 0 });
  expect([answer.status(), new URL(answer.headers().location ?? '').pathname]).toEqual([303, `/closed/${id}`]);
  const plain = await noScript();
  for (const each of [page, plain]) {
    await each.goto(`/closed/${id}`);
    const row = each.getByRole('row', { name: `Billing data at ${policy.processors.stripe.name}` });
    await expect(row).toContainText('needs a person: a payment is disputed at a bank');
    await expect(row.getByRole('link', { name: 'ask Stripe directly' })).toBeVisible();
    await expect(each.getByText('Certificate of destruction')).toHaveCount(0);
  }
  await checkPage(page);
});

test('no other number leads anywhere, and nobody tries many', async ({ page, database }) => {
  const id = await leaveErasure(database, done);
  for (const other of [
    `${id}A`,
    id.slice(1),
    id.toUpperCase() === id ? id.toLowerCase() : id.toUpperCase(),
    '%00',
    "'--",
  ]) {
    expect((await page.request.get(`/closed/${other}`)).status(), other).toBe(404);
    expect((await page.request.get(`/api/download/certificates/${other}`)).status(), other).toBe(404);
  }
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => page.request.get(`/api/download/certificates/${'A'.repeat(22)}`)),
  );
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([404, 429]));
  expect((await page.request.get(`/api/download/certificates/${id}`)).status()).toBe(429);
});
