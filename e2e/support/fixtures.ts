import { test as base, type Page } from '@playwright/test';
import { Client } from 'pg';
import { checkAxe } from './check-axe';
import { Inbox } from './inbox';

interface TestFixtures {
  inbox: Inbox;
  /** The client address of this test alone, so that no other test uses up its limits. */
  ownAddress: string;
  /** Opens a page in a browser without JavaScript. */
  noScript: () => Promise<Page>;
  /** Everything the browser's console said about a breach of the content security policy, or an uncaught error. */
  complaints: string[];
  checkAxe: (page: Page) => Promise<void>;
}

interface WorkerFixtures {
  /** Superuser: sees what is really there, past every door. */
  database: Client;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: journeys run through "npm test" or "npx playwright test".`);
  return value;
}

/** What a browser in a container needs; none of them weakens the security of a page. */
const launchArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let tests = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  launchOptions: [
    async ({}, use) => {
      const libraries = given('E2E_LIBRARIES');
      await use({
        executablePath: given('E2E_CHROMIUM'),
        args: launchArguments,
        env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env,
      });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({}, use) => use(given('E2E_SITE')),
  ownAddress: async ({}, use, { workerIndex }) => {
    tests += 1;
    await use(`198.18.${workerIndex % 256}.${tests % 256}`);
  },
  extraHTTPHeaders: async ({ ownAddress }, use) => use({ 'x-forwarded-for': ownAddress }),
  inbox: async ({}, use) => use(new Inbox(given('E2E_INBOX'))),
  database: [
    async ({}, use) => {
      const client = new Client({ connectionString: given('E2E_DATABASE') });
      await client.connect();
      await use(client);
      await client.end();
    },
    { scope: 'worker' },
  ],
  noScript: async ({ browser, baseURL, extraHTTPHeaders }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL, extraHTTPHeaders });
    await use(() => context.newPage());
    await context.close();
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    await use(complaints);
  },
  checkAxe: async ({}, use) => use(checkAxe),
});

export { expect } from '@playwright/test';
