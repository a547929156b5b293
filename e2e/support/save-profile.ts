import type { Page } from '@playwright/test';
import { type Decisions, decide } from './decide';
import { type Entries, enterFields } from './enter-fields';
import { sampleEntries } from './sample-entries';

export const ines: Entries = sampleEntries('firstLogin');

/** Fills in and sends the profile step after the first sign-in. */
export async function saveProfile(page: Page, entries: Entries = ines, decisions: Decisions = {}): Promise<void> {
  await page.goto('/welcome');
  await enterFields(page, 'firstLogin', entries);
  await decide(page, 'firstLogin', decisions);
  await page.getByRole('button', { name: 'Save my profile' }).click();
  await page.waitForURL('**/my-data');
}
