import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type OptOutId, policy, type TopicId } from '@/lib/policy/current';
import { checkPage } from './support/check-page';
import { saidOf } from './support/consent-ledger';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { readSettings } from './support/read-settings';
import { saveProfile } from './support/save-profile';
import { sendInquiry } from './support/send-inquiry';

const rowOf = (page: Page, id: keyof typeof policy.consents) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: policy.consents[id].label, exact: true }) });

const [[topicId, { label: topic }]] = Object.entries(policy.topics) as [[TopicId, { label: string }]];
const [optOutId] = Object.keys(policy.optOuts) as [OptOutId];

/** As a sentence names the optional items of a profile. */
const left = new Intl.ListFormat('en-GB').format(
  policy.collectionPoints.firstLogin.optional.map(({ item }) => policy.items[item].label.toLowerCase()),
);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test.describe(world, () => {
    test.use({ javaScriptEnabled });

    test(`the consents page says what goes before a press, and what went after it, ${world}`, async ({
      page,
      inbox,
      database,
      email,
    }) => {
      const check = async () => {
        if (javaScriptEnabled) await checkPage(page);
      };
      await openAccount(page, inbox, email);
      const id = (await findSubjects(database, email))[0]?.id ?? '';
      await page.goto('/my-data/consents');
      await expect(rowOf(page, 'profile')).toHaveCount(0);
      await expect(rowOf(page, 'marketing')).toContainText('Yes, until');

      await page.goto('/welcome');
      await saveProfile(page);
      await sendInquiry(page, email, { marketing: 'no', inquiryOptional: 'no' });
      await expect(page.getByRole('main')).toContainText('It stands in your My Data');
      await expect(page.getByText('Your No to news ended the yes you had given before')).toBeVisible();
      await check();
      expect(await saidOf(database, id, 'marketing')).toEqual(['granted signUp', 'withdrawn contact']);
      await page.goto('/my-data/consents');
      // Nothing is held under it, so there is nothing to take back.
      await expect(rowOf(page, 'inquiryOptional')).toContainText('No');
      await expect(rowOf(page, 'inquiryOptional').getByRole('button')).toHaveCount(0);

      await press(page, 'Withdraw, and destroy these items');
      await expect(page.getByText('Withdrawn. The optional items of your profile are destroyed.')).toBeVisible();
      await expect(page.getByText(`${left}.`)).toBeVisible();
      await check();
      await press(page, 'Withdraw, and destroy your inquiries');
      await expect(page.getByText('Your inquiries and our answers are destroyed.')).toBeVisible();
      await press(page, 'Withdraw, and destroy your profile');
      await expect(page.getByText('Your profile is destroyed; the account stays open')).toBeVisible();
      for (const table of ['profiles', 'inquiries']) {
        expect((await database.query(`select 1 from ${table} where subject_id = $1`, [id])).rowCount, table).toBe(0);
      }
      expect(await saidOf(database, id, 'profile')).toEqual(['granted firstLogin', 'withdrawn myData']);

      const told = page.getByRole('status').filter({ hasText: 'destroyed' });
      await expect(told).toBeVisible();
      await database.query("update consent_events set at = at - interval '3 minutes' where subject_id = $1", [id]);
      await page.goto('/my-data/consents?told=withdrawn-inquiry');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your consents');
      await expect(told).toHaveCount(0);

      await rowOf(page, 'account').getByRole('link', { name: 'Withdraw, which closes the account' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close your account');
    });
  });
}

test('topics, a pause, a history with receipts and the opt-outs are one press each', async ({
  page,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email);
  const id = (await findSubjects(database, email))[0]?.id ?? '';
  const audience = async () =>
    (await database.query('select topics_off from marketing_audience where subject_id = $1', [id])).rows[0];
  await page.goto('/my-data/consents');
  await expect(rowOf(page, 'marketing')).toContainText('Yes, until');
  await page.getByRole('button', { name: `Stop ${topic.toLowerCase()}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${topic}: off. The rest comes as before.`)).toBeVisible();
  expect(await audience()).toEqual({ topics_off: [topicId] });
  await press(page, `Start ${topic.toLowerCase()}`);
  await expect(page.getByText(`${topic}: on again.`)).toBeVisible();
  await press(page, 'Pause for 90 days');
  await expect(page.getByText('For 90 days no marketing mail is sent to you.')).toBeVisible();
  expect(await audience()).toBeUndefined();
  await checkPage(page);
  await press(page, 'Withdraw');
  await expect(page.getByText('No marketing mail is sent to you from now on.')).toBeVisible();
  await press(page, 'Agree');
  await expect(page.getByText('You get news and resources by email from now on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause for 90 days' })).toBeVisible();
  expect(await audience()).toEqual({ topics_off: [] });

  const history = page.getByRole('group').filter({ hasText: `History of ${policy.consents.marketing.label}` });
  await history.locator('summary').click();
  const { rows } = await database.query(
    "select receipt_id from consent_events where subject_id = $1 and consent = 'marketing' order by sequence desc",
    [id],
  );
  await expect(history.getByRole('listitem')).toHaveText([
    /^Yes.*in My Data/,
    /^Pause ended.*in My Data/,
    /^Withdrawn.*in My Data/,
    /^Paused.*in My Data/,
    new RegExp(`^${topic}: on.*in My Data`),
    new RegExp(`^${topic}: off.*in My Data`),
    new RegExp(`^Yes.*at sign-up.*policy ${policy.version}`),
  ]);
  const receipts = history.getByRole('link', { name: 'Receipt' });
  expect(await receipts.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
    rows.map(({ receipt_id }) => `/api/download/receipts/${receipt_id}`),
  );

  const sale = page.getByRole('row', { name: policy.optOuts[optOutId].label });
  await expect(sale).toContainText('Not asked. It is not done.');
  await sale.getByRole('button', { name: 'Opt out' }).click();
  await expect(sale).toContainText('Opt-out request honoured');
  await expect(sale).toContainText('in My Data');
  await sale.getByRole('button', { name: 'Take the opt-out back' }).click();
  await expect(sale).toContainText('Opt-out taken back');
  expect(await saidOf(database, id, optOutId)).toEqual(['refused myData', 'granted myData']);

  // A yes too many is refused in words, and a withdrawal never is.
  const key = createHmac('sha256', Buffer.from(readSettings().INDEX_KEY ?? '', 'base64'))
    .update(`rate-limit\0changeBySubject\0${id}`)
    .digest('base64url');
  const { rowCount } = await database.query("update rate_limits set points = 120 where key like '%' || $1", [key]);
  expect(rowCount).toBe(1);
  await press(page, `Stop ${topic.toLowerCase()}`);
  await press(page, `Start ${topic.toLowerCase()}`);
  await expect(page.getByText('Too many changes in a short time')).toBeVisible();
  await expect(page.getByRole('button', { name: `Start ${topic.toLowerCase()}` })).toBeVisible();
  await checkPage(page);
  await press(page, 'Withdraw');
  await expect(page.getByText('No marketing mail is sent to you from now on.')).toBeVisible();
});
