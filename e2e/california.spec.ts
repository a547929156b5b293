import { policy } from '@/lib/policy/current';
import { checkPage } from './support/check-page';
import { saidOf } from './support/consent-ledger';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { enterCredentials } from './support/sign-in';

const honoured = 'Opt-out request honoured';
const press = 'I live in California: ask for something';

test('the page for California answers whoever is signed out, with and without JavaScript, and sets nothing', async ({
  page,
  context,
  noScript,
}) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'California' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'California' })).toBeVisible();
  const answers = page.getByRole('table', { name: 'The past 12 months' });
  await expect(answers.getByRole('row', { name: 'Categories collected' })).toContainText(
    'Identifiers, professional information, internet activity information',
  );
  for (const title of ['Notice at collection', 'We do not sell or share', 'Your rights', 'Somebody who acts for you'])
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  await expect(page.getByText('Your browser sent no opt-out signal')).toBeVisible();
  await expect(page.getByText('The two do not agree')).toHaveCount(0);
  await checkPage(page);
  expect(await context.cookies()).toEqual([]);

  const plain = await noScript();
  await plain.goto('/california');
  await expect(plain.getByRole('table', { name: 'The past 12 months' })).toBeVisible();
  await plain.getByText('Periods of single things').click();
  await expect(plain.getByRole('table', { name: 'Periods the portal sets' })).toBeVisible();
});

test('the signal of this very request is told, and noted only for whoever is signed in', async ({
  page,
  inbox,
  database,
  email,
  elsewhere,
  ownAddress,
}) => {
  const signal = { 'x-forwarded-for': ownAddress, 'sec-gpc': '1' };
  const stranger = await elsewhere({ extraHTTPHeaders: signal });
  await stranger.goto('/california');
  await expect(stranger.getByText(honoured)).toBeVisible();
  await expect(stranger.getByText('You are signed out, so we note nothing about you.')).toBeVisible();
  await checkPage(stranger);

  await openAccount(page, inbox, email);
  const id = (await findSubjects(database, email))[0]?.id ?? '';
  await page.goto('/california');
  await expect(page.getByText(honoured)).toHaveCount(0);
  expect(await saidOf(database, id, 'saleAndSharing')).toEqual([]);
  await page.setExtraHTTPHeaders(signal);
  await page.goto('/california');
  await expect(page.getByText(honoured)).toBeVisible();
  await expect(page.getByText('It is noted for your account')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await checkPage(page);
  for (const each of Object.keys(policy.optOuts)) expect(await saidOf(database, id, each)).toEqual(['refused signal']);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('one press says that one lives in California, and it is kept with the request alone', async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await openAccount(page, inbox, email);
      const id = (await findSubjects(database, email))[0]?.id ?? '';
      const lawsOf = async () =>
        (await database.query<{ law: string }>('select law from requests where subject_id = $1', [id])).rows;
      await page.goto('/california');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.goto('/california');
      await page.getByRole('link', { name: press }).click();
      // What was said outlasts signing in, and a wrong password on the way.
      await enterCredentials(page, email, 'not the password at all');
      await expect(page.getByText('do not belong to a confirmed account').first()).toBeVisible();
      await enterCredentials(page, email);
      await expect(page.getByLabel('Where do you live?')).toHaveValue('ccpa');
      expect(await lawsOf()).toEqual([]);
      await page.getByLabel('What do you ask for?').selectOption('access');
      await page.getByLabel('What exactly?').fill('All that you hold.');
      await page.getByRole('button', { name: 'Send request' }).click();
      await expect(page.getByText('Your request arrived')).toBeVisible();
      expect(await lawsOf()).toEqual([{ law: 'ccpa' }]);
      await page.goto('/my-data/requests/new?law=atlantis');
      await expect(page.getByLabel('Where do you live?')).toHaveValue('');
    });
  });
}
