import type { Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { saveProfile } from './support/save-profile';

interface FoundLink {
  href: string;
  rel: string;
  words: string;
}

const linksOn = (page: Page): Promise<FoundLink[]> =>
  page.locator('a[href]').evaluateAll((links) =>
    links.map((link) => ({
      href: (link as HTMLAnchorElement).href,
      rel: link.getAttribute('rel') ?? '',
      words: link.textContent ?? '',
    })),
  );

/** Whatever a page has the browser fetch or send by itself, and where a form of it goes. A link is followed by a person only. */
const fetchedBy = (page: Page): Promise<string[]> =>
  page
    .locator(
      '[src], [srcset], [poster], [data], [action], [formaction], [background], link[href], use[href], image[href]',
    )
    .evaluateAll((elements) => {
      const names = ['src', 'srcset', 'poster', 'data', 'action', 'formaction', 'background'];
      return elements.flatMap((element) => {
        const values = [...names, ...(element.localName === 'a' ? [] : ['href'])].map((name) =>
          element.getAttribute(name),
        );
        return values.flatMap((value) =>
          value === null ? [] : [new URL(value.split(' ')[0] ?? '', document.baseURI).href],
        );
      });
    });

/** We do not sell or share (S12): no page reaches another host, whatever the content policy would have refused. */
async function expectOwnHostOnly(page: Page, path: string): Promise<void> {
  const { origin } = new URL(page.url());
  const foreign = (await fetchedBy(page)).filter((address) => new URL(address).origin !== origin);
  expect(foreign, `${path} reaches for another host`).toEqual([]);
}

const mailDomains = policy.mailboxes.map((mailbox) => mailbox.split('@')[1]);

/** Opens every page that links lead to from these on, and answers the paths it saw and the sites it links to. */
async function crawl(page: Page, starts: readonly string[]) {
  const idsOf = new Map<string, string[]>();
  const aimedAt: { from: string; path: string; fragment: string }[] = [];
  const sites = new Set<string>();
  const queue = [...starts];
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (idsOf.has(path)) continue;
    // A file to keep is no page to open.
    if (path.startsWith('/api/') || /^\/policy\/.*\.(?:md|json)$/.test(path)) {
      expect((await page.request.get(path)).status(), path).toBe(200);
      idsOf.set(path, []);
      continue;
    }
    const response = await page.goto(path, { waitUntil: 'domcontentloaded' });
    expect(response?.status(), path).toBe(200);
    await expectOwnHostOnly(page, path);
    idsOf.set(path, await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id)));
    for (const { href, rel, words } of await linksOn(page)) {
      const url = new URL(href);
      const told = `${path} links to ${href}`;
      if (url.protocol === 'mailto:') {
        expect(mailDomains, told).toContain(url.pathname.split('@')[1]);
      } else if (url.origin === new URL(page.url()).origin) {
        const target = url.pathname + url.search;
        queue.push(target);
        if (url.hash) aimedAt.push({ from: path, path: target, fragment: decodeURIComponent(url.hash.slice(1)) });
      } else {
        sites.add(url.host);
        expect(url.protocol, told).toBe('https:');
        expect(rel.split(' '), told).toEqual(expect.arrayContaining(['noopener', 'noreferrer']));
        expect(words, told).toContain('(leaves this site)');
      }
    }
  }
  for (const { from, path, fragment } of aimedAt) {
    expect(idsOf.get(path), `${from} links to ${path}#${fragment}`).toContain(fragment);
  }
  expect([...asked]).toEqual([new URL(page.url()).origin]);
  return { paths: [...idsOf.keys()], sites };
}

test('what a page would fetch from another host is found, and a link to it is none', async ({ page }) => {
  await page.goto('/verify');
  // Of the kinds that this browser leaves alone: it would complain of the others.
  await page.evaluate(() => {
    const template = document.createElement('template');
    template.innerHTML =
      '<script type="text/plain" src="https://a.example/x"></script><link rel="author" href="https://b.example/"><form action="https://c.example/"></form><a href="https://d.example/">d</a>';
    document.body.append(template.content);
  });
  const origins = (await fetchedBy(page)).map((address) => new URL(address).origin);
  for (const host of ['a', 'b', 'c']) expect(origins).toContain(`https://${host}.example`);
  expect(origins).not.toContain('https://d.example');
});

test('every link of the site leads somewhere, one that leaves it says so, and no page reaches another host by itself', async ({
  page,
}) => {
  const { paths, sites } = await crawl(page, ['/']);
  for (const path of [
    '/policy',
    '/policy/history',
    '/policy/2025-03-17.md',
    '/policy/2025-03-17.json',
    '/processors',
    '/contact',
    '/sign-up',
    '/sign-in',
    '/reset-password',
    '/unsubscribe',
    '/california',
    '/policy/proof',
    '/policy/controls.json',
    '/verify',
    '/.well-known/jwks.json',
  ]) {
    expect(paths).toContain(path);
  }
  for (const { policyUrl } of Object.values(policy.processors)) expect(sites).toContain(new URL(policyUrl).host);
});

test('the same holds for a signed-in person', async ({ page, inbox, email }) => {
  await openAccount(page, inbox, email);
  await saveProfile(page);
  const { paths } = await crawl(page, ['/my-data', '/my-data/download']);
  for (const path of [
    '/my-data/policy',
    '/my-data/correct',
    '/my-data/consents',
    '/my-data/activity',
    '/my-data/restrict',
    '/my-data/close',
  ]) {
    expect(paths).toContain(path);
  }
});
