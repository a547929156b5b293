import { policy } from '@/lib/policy/current';
import { expect, test } from './support/fixtures';

const readPages = ['/', '/policy', `/policy/${policy.version}`, '/policy/history', '/processors'];

for (const path of readPages) {
  test(`${path} opens with one heading, nothing for axe to object to and no breach of its content policy`, async ({
    page,
    complaints,
    checkAxe,
  }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await checkAxe(page);
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });

  test(`reading ${path} sets no cookie and stores nothing`, async ({ page, context }) => {
    const response = await page.goto(path);
    expect(await response?.headerValue('set-cookie')).toBeNull();
    await page.waitForLoadState('networkidle');
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test(`${path} reads the same without JavaScript`, async ({ page, noScript }) => {
    await page.goto(path);
    const plain = await noScript();
    await plain.goto(path);
    const words = async (each: typeof page) => (await each.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(await words(plain)).toBe(await words(page));
  });
}

test('an address that does not exist says so, in a page of the site', async ({ page, complaints, checkAxe }) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
  await expect(page).toHaveTitle(/^There is no page here · \S/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Policy', exact: true }).first()).toBeVisible();
  await checkAxe(page);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});
