import { expect, type Page } from '@playwright/test';

/**
 * The summary above a form: one link per problem, each leading to its field. The tab's title says so
 * too where a script can change it.
 */
export async function checkErrorSummary(page: Page, fields: readonly string[]): Promise<void> {
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeVisible();
  const links = summary.getByRole('link');
  await expect(links).toHaveCount(fields.length);
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
    fields.map((field) => `#${field}`),
  );
  for (const [at, field] of fields.entries()) {
    await links.nth(at).click();
    await expect(page.locator(`#${field}`)).toBeFocused();
  }
}
