import type { BrowserContextOptions, Page } from '@playwright/test';
import { test as pages } from './fixtures';
import { watchConsole } from './watch-console';

interface JourneyFixtures {
  /** What the consoles of all browsers of a test said; a test with one entry fails. */
  consoleErrors: string[];
  /** Opens a page in another browser, which is signed in nowhere. */
  elsewhere: (options?: BrowserContextOptions) => Promise<Page>;
  /** An address that nobody else of the run has. */
  email: string;
}

export const test = pages.extend<JourneyFixtures>({
  consoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      watchConsole(context, errors);
      await use(errors);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  elsewhere: async ({ browser, baseURL, extraHTTPHeaders, locale, timezoneId, consoleErrors }, use) => {
    const opened: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, extraHTTPHeaders, locale, timezoneId, ...options });
      watchConsole(context, consoleErrors);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  email: async ({ ownAddress }, use) => use(`person-${ownAddress.replaceAll('.', '-')}@example.com`),
});

export const { expect } = test;
