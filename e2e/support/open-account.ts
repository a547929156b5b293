import type { Page } from '@playwright/test';
import type { Decisions } from './decide';
import type { Inbox } from './inbox';
import { linkOf } from './link-of';
import { signIn } from './sign-in';
import { signUp } from './sign-up';

/** Signs up, confirms the address by the mailed link and signs in: a browser with an account and no profile. */
export async function openAccount(page: Page, inbox: Inbox, email: string, decisions?: Decisions): Promise<void> {
  await signUp(page, email, decisions);
  const mail = await inbox.waitFor(email, 'Confirm your email address');
  await page.goto(linkOf(mail, '/verify-email'));
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await signIn(page, email);
}
