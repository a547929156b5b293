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
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', locale: 'en-GB', timezoneId: 'UTC' },
});
