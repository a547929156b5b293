import type { Page } from '@playwright/test';

/** Now and in 7 days stand side by side, and neither is chosen for the person. */
export const closingChoice = (page: Page, when: 'Now, at once' | 'In 7 days') =>
  page.getByRole('group', { name: 'When?' }).getByLabel(when, { exact: true });

/** On the page that closes an account: at once, and on to the page that tells what was destroyed. */
export async function closeAccount(page: Page, password: string): Promise<void> {
  await closingChoice(page, 'Now, at once').check();
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Delete my data and close my account' }).click();
  await page.waitForURL('**/closed/*');
}
