import type { Page } from '@playwright/test';
import { type Decisions, decide } from './decide';
import { type Entries, enterFields } from './enter-fields';

export const ines: Entries = {
  name: 'Ines Okafor',
  companyName: 'Okafor Outdoor',
  category: 'Retail',
  country: 'NG',
  companyDescription: 'Tents and ropes\nfor long ways',
  sourceOfVisit: 'A colleague',
};

/** Fills in and sends the profile step after the first sign-in. */
export async function saveProfile(page: Page, entries: Entries = ines, decisions: Decisions = {}): Promise<void> {
  await page.goto('/welcome');
  await enterFields(page, 'firstLogin', entries);
  await decide(page, 'firstLogin', decisions);
  await page.getByRole('button', { name: 'Save my profile' }).click();
  await page.waitForURL('**/my-data');
}
