import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe';

const phone = { width: 390, height: 844 };

async function checkWidth(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(phone);
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${page.url()} scrolls sideways at ${phone.width} pixels`).toBeLessThanOrEqual(window);
  if (before) await page.setViewportSize(before);
}

/** The page as it is now: nothing for axe to object to, in light and dark, and no sideways scroll on a phone. */
export async function checkPage(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await checkWidth(page);
  await checkAxe(page);
}
