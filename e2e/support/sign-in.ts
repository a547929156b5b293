import type { Page } from '@playwright/test';
import { password } from './sign-up';

/** Fills in and sends the sign-in form, whatever comes of it. */
export async function enterCredentials(page: Page, email: string, chosen = password): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(chosen);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, email: string, chosen = password): Promise<void> {
  await page.goto('/sign-in');
  await enterCredentials(page, email, chosen);
  await page.waitForURL(/\/(welcome|my-data)$/);
}
