import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { enterCredentials, signIn } from './support/sign-in';
import { password } from './support/sign-up';

test('a corrected address counts once its owner confirms it; the old one is told and opens nothing', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  const newEmail = `new-${email}`;
  await openAccount(page, inbox, email, { marketing: 'no' });
  const [account] = await findSubjects(database, email);
  await page.goto('/my-data/correct');
  const form = page.getByRole('form', { name: 'Email' });
  await form.getByLabel('New email', { exact: true }).fill(newEmail);
  await form.getByLabel('Your password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Send the confirmation' }).click();
  await expect(page.getByText('We have sent a message to the new address.')).toBeVisible();
  await checkPage(page);
  await page.goto('/my-data');
  await expect(page.getByText('A new address waits to be confirmed')).toBeVisible();
  await checkPage(page);

  const link = linkOf(await inbox.waitFor(newEmail, 'Confirm your new address'), '/verify-email');
  const owner = await elsewhere();
  await owner.goto(link);
  expect(await findSubjects(database, newEmail)).toEqual([]);
  await owner.getByRole('button', { name: 'Use this address' }).click();
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Your new address is confirmed');
  expect(await findSubjects(database, newEmail)).toEqual([account]);
  expect(await findSubjects(database, email)).toEqual([]);
  await inbox.waitFor(email, 'Your address was changed');
  await expect
    .poll(async () => (await database.query('select from email_changes where subject_id = $1', [account?.id])).rowCount)
    .toBe(0);

  await owner.goto('/sign-in');
  await enterCredentials(owner, email);
  await expect(owner.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
  await signIn(owner, newEmail);
  await owner.goto('/my-data');
  await expect(owner.getByRole('table', { name: 'You gave us these' })).toContainText(newEmail);
});

test('a new password ends every other session, and the old password opens nothing', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  const newPassword = 'velvet canyon hinge umbrella';
  await openAccount(page, inbox, email, { marketing: 'no' });
  const other = await elsewhere();
  await signIn(other, email);
  await page.goto('/my-data/correct');
  const form = page.getByRole('form', { name: 'Password' });
  const change = async (now: string) => {
    await form.getByLabel('Your password now', { exact: true }).fill(now);
    await form.getByLabel('New password', { exact: true }).fill(newPassword);
    await form.getByRole('button', { name: 'Change my password' }).click();
  };
  await change('not the password at all');
  await expect(page.getByRole('alert').filter({ hasText: 'problem' })).toContainText('Nothing was changed');
  await checkPage(page);
  await change(password);
  await expect(page.getByText('Your new password is set, and every other session has ended.')).toBeVisible();

  const [account] = await findSubjects(database, email);
  const { rowCount } = await database.query('select from sessions where subject_id = $1', [account?.id]);
  expect(rowCount).toBe(1);
  await other.goto('/my-data');
  await expect(other).toHaveURL(/\/sign-in$/);
  await enterCredentials(other, email);
  await expect(other.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
  await page.goto('/my-data');
  await expect(page).toHaveURL(/\/my-data$/);
  await inbox.waitFor(email, 'Your password was changed');
});
