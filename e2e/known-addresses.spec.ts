import type { Page } from '@playwright/test';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { enterCredentials, signIn } from './support/sign-in';
import { signUp } from './support/sign-up';

const newPassword = 'velvet canyon hinge umbrella';

const askForLink = async (page: Page, email: string) => {
  await page.goto('/reset-password');
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.waitForURL('**/reset-password/sent');
};

test('signing up with a known address shows the same page, and only its owner learns by mail of the account', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const [account] = await findSubjects(database, email);
  const stranger = await elsewhere();
  await signUp(stranger, `unknown-${email}`);
  const unknown = await stranger.locator('body').innerText();
  await signUp(stranger, email, {}, newPassword);
  expect(await stranger.locator('body').innerText()).toBe(unknown);

  const mail = await inbox.waitFor(email, 'You already have an account');
  expect(mail.text).toContain('Nothing has changed');
  expect(mail.links.some((link) => link.includes('token='))).toBe(false);
  expect((await findSubjects(database, email)).filter(({ proved }) => proved)).toEqual([account]);
  await stranger.goto('/sign-in');
  await enterCredentials(stranger, email, newPassword);
  await expect(stranger.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
});

test('asking for a new password shows the same for an unknown address, to which no mail goes', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const stranger = await elsewhere();
  await askForLink(stranger, `unknown-${email}`);
  const unknown = await stranger.locator('body').innerText();
  await askForLink(stranger, email);
  expect(await stranger.locator('body').innerText()).toBe(unknown);
  // Requests are worked off in their order: once the later mail is here, an earlier one would be too.
  await inbox.waitFor(email, 'Set a new password');
  await expect
    .poll(async () => (await database.query('select from outbox where email_index is not null')).rowCount)
    .toBe(0);
  expect(await inbox.list(`unknown-${email}`)).toEqual([]);
  expect(await findSubjects(database, `unknown-${email}`)).toEqual([]);
});

test('a link to a new password works once, ends every session and retires the old password', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const stranger = await elsewhere();
  await askForLink(stranger, email);
  const link = linkOf(await inbox.waitFor(email, 'Set a new password'), '/reset-password');
  const [account] = await findSubjects(database, email);
  const sessions = async () =>
    (await database.query('select from sessions where subject_id = $1', [account?.id])).rowCount;
  expect(await sessions()).toBe(1);

  await stranger.goto(link);
  expect(await sessions()).toBe(1);
  await stranger.getByLabel('New password', { exact: true }).fill(newPassword);
  await stranger.getByRole('button', { name: 'Set this password' }).click();
  await expect(stranger.getByText('Your new password is set, and every session has ended.')).toBeVisible();
  expect(await sessions()).toBe(0);
  await page.goto('/my-data');
  await expect(page).toHaveURL(/\/sign-in$/);
  await inbox.waitFor(email, 'Your password was changed');

  await stranger.goto(link);
  await expect(stranger.getByText('This link is over')).toBeVisible();
  await stranger.goto('/sign-in');
  await enterCredentials(stranger, email);
  await expect(stranger.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
  await signIn(stranger, email, newPassword);
  expect(await sessions()).toBe(1);
});
