import type { Page } from '@playwright/test';
import { type Decisions, decide } from './decide';
import { enterFields } from './enter-fields';

const inquiry = {
  name: 'Ines Okafor',
  countryOfResidence: 'NG',
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'Does it scale?',
} as const;

/** Fills in and sends Contact us from this address; with the optional part agreed to, a job title too. */
export async function sendInquiry(
  page: Page,
  email: string,
  decisions: Decisions,
  inquiryDetails: string = inquiry.inquiryDetails,
): Promise<void> {
  await page.goto('/contact');
  const jobTitle = decisions.inquiryOptional === 'no' ? {} : { jobTitle: 'Owner' };
  await enterFields(page, 'contact', { ...inquiry, ...jobTitle, email, inquiryDetails });
  await decide(page, 'contact', decisions);
  await page.getByRole('button', { name: 'Send inquiry' }).click();
  await page.waitForURL('**/contact/sent**');
}
