import { expect as expectBase, type Locator, type Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import { closingChoice } from './support/close-account';
import { countRows } from './support/count-rows';
import { decisionGroup } from './support/decide';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { password } from './support/sign-up';

/** What a person sees of the focus: an outline on the control or, for a radio button, on its label. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const outline = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      const shown = focused?.matches('input[type=radio]') ? focused.closest('label') : focused;
      if (!shown) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
  await expectBase.poll(outline, `focus on ${await page.evaluate(() => document.activeElement?.outerHTML)}`).toBe(true);
}

/** Presses Tab until this control has the focus; each stop on the way shows where the focus is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reached ${target}`);
}

async function typeInto(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(words);
}

test('with the keyboard alone a person signs up, confirms, signs in and closes the account', async ({
  page,
  inbox,
  database,
  email,
}) => {
  await page.goto('/sign-up');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByLabel('Email', { exact: true }), email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), password);
  for (const consent of policy.collectionPoints.signUp.consents) {
    const answers = decisionGroup(page, consent).getByRole('radio');
    await tabTo(page, answers.first());
    if (consent === 'marketing') await page.keyboard.press('ArrowDown');
    else await page.keyboard.press('Space');
    await expect(answers.nth(consent === 'marketing' ? 1 : 0)).toBeChecked();
    await expectVisibleFocus(page);
  }
  await tabTo(page, page.getByRole('button', { name: 'Create account' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-up/check-your-mail');

  await page.goto(linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email'));
  await tabTo(page, page.getByRole('button', { name: 'Confirm this address' }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
  const [account] = await findSubjects(database, email);
  expect(account).toMatchObject({ proved: true });

  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in');
  await typeInto(page, page.getByLabel('Email', { exact: true }), email);
  await typeInto(page, page.getByLabel('Password', { exact: true }), password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');

  await tabTo(page, page.getByRole('link', { name: 'Not now, open My Data' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/my-data');
  await tabTo(page, page.getByRole('link', { name: 'Close account' }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/my-data/close');
  await tabTo(page, page.getByRole('button', { name: 'Delete my data and close my account' }));
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await tabTo(page, summary.getByRole('link', { name: 'Choose when your account closes' }));
  await page.keyboard.press('Enter');
  await expect(closingChoice(page, 'Now, at once')).toBeFocused();
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('Your password', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/closed/*');
  for (const [table, count] of Object.entries(await countRows(database, account?.id))) expect(count, table).toBe(0);
});
