import type { Page } from '@playwright/test';
import { type Decisions, decide } from './decide';
import { type Entries, enterFields } from './enter-fields';
import { fieldsAt, sampleEntries } from './sample-entries';

const required: Entries = Object.fromEntries(
  Object.entries(sampleEntries('contact')).filter(([item]) =>
    fieldsAt('contact').some(({ field, optional }) => field.item === item && !optional),
  ),
);

/** Fills in and sends Contact us from this address; with the optional part agreed to, all of that too. */
export async function sendInquiry(
  page: Page,
  email: string,
  decisions: Decisions,
  inquiryDetails = 'Does it scale?',
): Promise<void> {
  await page.goto('/contact');
  const entries = decisions.inquiryOptional === 'no' ? required : sampleEntries('contact');
  await enterFields(page, 'contact', { ...entries, email, inquiryDetails });
  await decide(page, 'contact', decisions);
  await page.getByRole('button', { name: 'Send inquiry' }).click();
  await page.waitForURL('**/contact/sent**');
}
