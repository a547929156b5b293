import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: '**/*.last.spec.ts', teardown: 'last' },
    { name: 'last', testMatch: '**/*.last.spec.ts' },
  ],
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results/journeys',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  // A trace costs every journey a fifth of its time: `npx playwright test … --trace on` makes one of what failed.
  use: { screenshot: 'only-on-failure', locale: 'en-GB', timezoneId: 'UTC' },
});
