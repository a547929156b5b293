import { policy } from '@/lib/policy/current';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { arrive, ask, codeOf, enter, press } from './support/code';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { sendInquiry } from './support/send-inquiry';

test('what was sent signed out joins the account of its address when its person says so, behind a code of now', async ({
  page,
  inbox,
  database,
  email,
  elsewhere,
}) => {
  test.setTimeout(150_000);
  await openAccount(page, inbox, email, { marketing: 'no' });
  const other = await elsewhere();
  for (let sent = 0; sent < 2; sent += 1) await sendInquiry(other, email, { marketing: 'no' }, `Number ${sent}?`);

  await test.step('the code opens nothing of the account', async () => {
    await ask(other, email);
    await arrive(other, /^\/requests\/code$/);
    const mail = await inbox.waitFor(email, 'Your code');
    expect(mail.text).toContain('You also have an account with this address');
    await enter(other, /\b\d{8}\b/.exec(mail.text)?.[0] ?? '');
    await arrive(other, /^\/requests\/yours$/);
    await expect(other.getByRole('table', { name: 'Your inquiry of' })).toHaveCount(2);
    await expect(other.getByRole('link', { name: 'Move it into my account' })).toHaveCount(0);
    await other.goto('/my-data');
    await arrive(other, /^\/sign-in$/);
  });

  await test.step('My Data tells how many there are, and shows nothing of them before the code', async () => {
    await page.goto('/my-data');
    await expect(page.getByText('2 inquiries were sent from your address without signing in')).toBeVisible();
    await expect(page.getByText('Number 1?')).toHaveCount(0);
    await checkPage(page);
    await press(page, 'Mail me a code to see them');
    await arrive(page, /^\/requests\/code$/);
    await enter(page, await codeOf(inbox, email));
    await arrive(page, /^\/requests\/yours$/);
    await checkPage(page);
  });

  await test.step('one is moved, without its optional items; the other is left', async () => {
    await page.getByRole('link', { name: 'Move it into my account' }).first().click();
    await expect(page).toHaveTitle(/^Move an inquiry/);
    await expect(page.getByText('Number 1?')).toBeVisible();
    await press(page, 'It is mine: move it');
    const asked = policy.collectionPoints.contact.consents.filter((id) => policy.consents[id].kind !== 'marketing');
    await checkErrorSummary(
      page,
      asked.map((id) => `decide-${id}`),
    );
    await checkPage(page);
    for (const id of asked) {
      const answer = policy.consents[id].kind === 'optional' ? 'no' : 'yes';
      await page.locator(`input[name="decide-${id}"][value="${answer}"]`).check();
    }
    await press(page, 'It is mine: move it');
    await expect(page.getByText('The inquiry is in your account.')).toBeVisible();
    await expect(page.getByText('Number 1?')).toBeVisible();
    await expect(page.getByText('One inquiry was sent from your address')).toBeVisible();
    await checkPage(page);
    const kinds = (await findSubjects(database, email)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['account', 'inquirer']);
  });

  await test.step('whoever signs out leaves nothing open behind the code', async () => {
    await press(page, 'Sign out');
    await expect(page.getByText('You are signed out.')).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    await page.goto('/requests/yours');
    await arrive(page, /^\/requests$/);
  });
});
