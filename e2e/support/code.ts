import { expect, type Page } from '@playwright/test';
import type { Inbox } from './inbox';

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Without JavaScript a fragment stays in the address through a redirect. */
export const arrive = (page: Page, path: RegExp) => page.waitForURL(({ pathname }) => path.test(pathname));

export async function ask(page: Page, address: string): Promise<void> {
  await page.goto('/requests');
  await page.getByLabel('Email', { exact: true }).fill(address);
  await press(page, 'Mail me a code');
}

export async function codeOf(inbox: Inbox, email: string): Promise<string> {
  const { text } = await inbox.waitFor(email, 'Your code');
  const [code = ''] = /\b\d{8}\b/.exec(text) ?? [];
  expect(code).not.toBe('');
  return code;
}

export async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await press(page, 'Show what you hold');
}
