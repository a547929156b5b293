import type { Page } from '@playwright/test';
import { type Decisions, decide } from './decide';
import { enterFields } from './enter-fields';

export const password = 'lantern orbit marble quiet';

/** Fills in and sends the sign-up form. */
export async function signUp(page: Page, email: string, decisions: Decisions = {}, chosen = password): Promise<void> {
  await page.goto('/sign-up');
  await enterFields(page, 'signUp', { email, password: chosen });
  await decide(page, 'signUp', decisions);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/sign-up/check-your-mail');
}
