import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { saveProfile } from './support/save-profile';
import { signIn } from './support/sign-in';

test('a person sees the browsers signed in, and ends another one from here', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const other = await elsewhere();
  await signIn(other, email);
  const [account] = await findSubjects(database, email);
  const browsers = page.getByRole('table', { name: 'Signed-in browsers' }).getByRole('rowheader');

  await page.goto('/my-data/activity');
  await expect(browsers).toHaveCount(2);
  await expect(page.getByText('This browser')).toHaveCount(1);
  await checkPage(page);
  await page.getByRole('button', { name: 'End this session' }).click();
  await expect(page.getByText('That session has ended.')).toBeVisible();
  await expect(browsers).toHaveCount(1);
  await expect(page.getByRole('table', { name: 'Visits' })).toContainText('Ended another session');
  await checkPage(page);
  const { rowCount } = await database.query('select from sessions where subject_id = $1', [account?.id]);
  expect(rowCount).toBe(1);

  await other.goto('/my-data');
  await expect(other).toHaveURL(/\/sign-in$/);
  await page.goto('/my-data');
  await expect(page).toHaveURL(/\/my-data$/);
});

test('every visit is recorded under the address it came from, also behind a redirect that the server follows itself', async ({
  page,
  inbox,
  email,
  ownAddress,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  await saveProfile(page);
  await page.goto('/my-data/activity');
  const visits = page.getByRole('table', { name: 'Visits' });
  await expect(visits).toContainText('Signed in');
  await expect(visits).toContainText('Looked at My Data');
  const addresses = await visits
    .getByRole('cell')
    .filter({ hasText: /\d+\.\d+\.\d+\.\d+/ })
    .allInnerTexts();
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).toContain(ownAddress);
});

test('after signing out a copy of the cookie opens nothing, and the back button shows nothing of the person', async ({
  page,
  context,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email, { marketing: 'no' });
  const [account] = await findSubjects(database, email);
  await page.goto('/my-data');
  await expect(page.getByRole('main')).toContainText(email);
  const cookies = await context.cookies();
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toContainEqual({
    httpOnly: true,
    sameSite: 'Lax',
  });

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await checkPage(page);
  const { rowCount } = await database.query('select from sessions where subject_id = $1', [account?.id]);
  expect(rowCount).toBe(0);

  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in(\?to=[\w%-]+)?$/);
  await expect(page.locator('body')).not.toContainText(email);

  const thief = await elsewhere();
  await thief.context().addCookies(cookies);
  for (const path of ['/my-data', '/my-data/activity', '/my-data/download', '/welcome', '/api/download']) {
    await thief.goto(path);
    await expect(thief, path).toHaveURL(/\/sign-in(\?to=[\w%-]+)?$/);
    await expect(thief.locator('body')).not.toContainText(email);
  }
});
