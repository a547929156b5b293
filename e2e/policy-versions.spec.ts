import { hashContent } from '@/lib/policy/content-hash';
import { policy } from '@/lib/policy/current';
import { toJson } from '@/lib/policy/to-json';
import { toMarkdown } from '@/lib/policy/to-markdown';
import { pairsOf } from '@/lib/policy/version-spans';
import { versions } from '@/lib/policy/versions';
import { expect, test } from './support/fixtures';
import { Visitor } from './support/visitor';

const { version } = policy;
const periods = policy.sections.find(({ id }) => id === 's4');

test('the history leads to a version, to its plain forms, and to nothing it could not be compared with, without JavaScript', async ({
  noScript,
  checkAxe,
  page,
}) => {
  const plain = await noScript();
  await plain.goto('/policy');
  await plain.getByRole('link', { name: 'all versions', exact: true }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('History of the policy');
  await expect(
    plain.getByText(versions.length === 1 ? '1 version so far' : `${versions.length} versions`),
  ).toBeVisible();
  await expect(plain.getByText('The first one here, so there is nothing to compare it with.')).toBeVisible();
  await expect(plain.getByText(hashContent(policy).sha256)).toBeVisible();
  await expect(plain.locator('form, button')).toHaveCount(0);
  const compared = await plain
    .locator('a[href^="/policy/compare/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('#')[0]));
  expect(new Set(compared)).toEqual(new Set(pairsOf(versions).map(({ from, to }) => `/policy/compare/${from}/${to}`)));
  await plain.getByRole('link', { name: `Version ${version}`, exact: true }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(`Privacy policy, version ${version}`);

  await page.goto('/policy/history');
  await checkAxe(page);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a version in Markdown and in JSON is the same for everyone, and may be kept for a minute', async ({
  baseURL,
  ownAddress,
}) => {
  const forms = [
    ['md', 'text/markdown; charset=utf-8', toMarkdown(policy)],
    ['json', 'application/json; charset=utf-8', toJson(policy)],
  ] as const;
  for (const [kind, type, text] of forms) {
    for (const method of ['GET', 'HEAD']) {
      const visitor = new Visitor(baseURL ?? '', ownAddress);
      const { status, headers, body } = await visitor.ask(`/policy/${version}.${kind}`, { method });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
      expect(headers.getSetCookie()).toEqual([]);
      expect(body).toBe(method === 'GET' ? text : '');
    }
  }
});

test('on paper a version is prose and tables, and nothing to press', async ({ page }) => {
  await page.goto(`/policy/${version}`);
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Contents', 'Main', 'All pages'])
    await expect(page.getByRole('navigation', { name })).toBeHidden();
  await expect(page.getByRole('heading', { name: `4 ${periods?.title}` })).toBeVisible();
  await expect(page.getByRole('table', { name: 'What is kept for how long, by our policy' })).toBeVisible();
  await expect(page.getByText('Kept true by').first()).toBeHidden();
});
