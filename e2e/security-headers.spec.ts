import { expect, makePerson, newVisitor, test } from './support/http-fixtures';
import type { Answer } from './support/visitor';

const readPages = ['/', '/policy', '/policy/2025-03-17', '/policy/history', '/processors'];
const livePages = [
  '/contact',
  '/contact/sent',
  '/sign-in',
  '/sign-up',
  '/sign-up/check-your-mail',
  '/reset-password',
  '/reset-password/sent',
  '/reset-password?token=x',
  '/verify-email?token=x',
  '/unsubscribe',
  '/unsubscribe/sent',
  '/unsubscribe?token=x',
  '/requests',
  '/requests?over',
  '/requests?left',
  '/requests/code',
  '/requests/yours',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA',
  '/children',
  '/children/sent',
  '/children/answer?token=x',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/ask',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/delete',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/dispute?item=answer',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/restrict',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/join',
  '/requests/yours/AAAAAAAAAAAAAAAAAAAAAA/requests/AAAAAAAAAAAAAAAAAAAAAA',
  '/api/download/inquiries/AAAAAAAAAAAAAAAAAAAAAA',
  '/verify',
  '/california',
  '/policy/proof',
  '/policy/controls.json',
  '/renew?token=x',
  '/confirm-request?token=x',
  '/trouble',
  '/closed/AAAAAAAAAAAAAAAAAAAAAA',
  '/api/download/certificates/AAAAAAAAAAAAAAAAAAAAAA',
  '/api/health',
  '/.well-known/change-password',
];
/** No pages, and the same for everybody. */
const files = ['/.well-known/jwks.json', '/.well-known/security.txt', '/robots.txt', '/sitemap.xml'];
const missingPages = [
  '/no-such-page',
  '/policy/1999-01-01',
  '/policy/1999-01-01.md',
  '/policy/documents/1999-01-01.json',
  '/policy/compare/2025-03-17/2025-03-17',
  '/mailbox',
  '/mailbox/AAAAAAAAAAAAAAAAAAAAAA/receipt.json',
  '/closed',
  '/closed/AAAAAAAAAAAAAAAAAAAAAA',
  '/api/download/certificates/AAAAAAAAAAAAAAAAAAAAAA',
  // What a program that keeps passwords asks for, to learn whether a site answers truly (W3C).
  '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200',
  '/api/nothing',
  '/.env',
  '/.git/config',
  '/_next/none',
  '/index.php?x=1',
];
const ownPages = [
  '/my-data',
  '/my-data/policy',
  '/my-data/activity',
  '/my-data/consents',
  '/my-data/correct',
  '/my-data/agents',
  '/my-data/requests',
  '/my-data/requests/new',
  '/my-data/requests/new?about=security',
  '/my-data/requests/AAAAAAAAAAAAAAAAAAAAAA',
  '/my-data/inquiries/AAAAAAAAAAAAAAAAAAAAAA/delete',
  '/my-data/restrict',
  '/my-data/download',
  '/my-data/close',
  '/welcome',
  '/api/download',
  '/api/download/progress',
  '/api/download/receipts/x',
];

const asPageAndAsData: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }];

function expectSafe({ headers }: Answer, what: string) {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy, what).not.toMatch(/unsafe-inline|unsafe-eval|\*|data:|https?:/);
  for (const directive of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy, what).toContain(directive);
  }
  expect(headers.get('x-content-type-options'), what).toBe('nosniff');
  expect(headers.get('x-frame-options'), what).toBe('DENY');
  expect(headers.get('referrer-policy'), what).toBe('same-origin');
  expect(headers.get('x-powered-by'), what).toBeNull();
}

test('every page, found or not, is sent with the headers that protect it', async ({ visitor }) => {
  for (const path of [...readPages, ...livePages, ...missingPages, ...files]) {
    for (const method of ['GET', 'HEAD']) expectSafe(await visitor.ask(path, { method }), `${method} ${path}`);
    expectSafe(await visitor.ask(path, { headers: { rsc: '1' } }), `${path} as data`);
  }
  for (const path of missingPages) expect((await visitor.ask(path)).status, path).toBe(404);
});

test('what depends on who asks, or on when, is stored by no cache', async ({ portal, visitor }) => {
  const person = await makePerson(portal, { profile: true });
  for (const browser of [visitor, person.browser]) {
    for (const path of [...livePages, ...ownPages]) {
      for (const headers of asPageAndAsData) {
        const answer = await browser.ask(path, { headers });
        expectSafe(answer, path);
        expect(answer.headers.get('cache-control'), path).toBe('no-store');
      }
    }
  }
});

test('an answer to a post, and a refusal of one too large, carries the same headers', async ({ visitor }) => {
  const { hidden } = await visitor.findForm('/contact', ['name']);
  for (const answer of [
    await visitor.post('/contact', hidden),
    await visitor.post('/contact', [['name', 'a'.repeat(101 * 1024)]]),
    await visitor.post('/policy', [['name', 'a'.repeat(101 * 1024)]]),
    await visitor.post('/api/health', [['name', 'a']]),
  ]) {
    expectSafe(answer, String(answer.status));
    expect(answer.headers.get('cache-control')).toContain('no-store');
  }
});

test('a page to read is byte for byte the same for everybody, and sets no cookie', async ({ portal }) => {
  const person = await makePerson(portal, { profile: true });
  const others = [newVisitor(portal), newVisitor(portal)];
  for (const page of readPages) {
    for (const headers of asPageAndAsData) {
      // Asked for as data, a page is first led to an address that says so.
      const path = headers.rsc ? ((await newVisitor(portal).ask(page, { headers })).leadsTo ?? page) : page;
      const answers = await Promise.all([person.browser, ...others].map((each) => each.ask(path, { headers })));
      expect(new Set(answers.map(({ body }) => body)).size, path).toBe(1);
      expect(answers[0]?.body.length, path).toBeGreaterThan(1000);
      expect(answers[0]?.body, path).not.toContain(person.email);
      for (const answer of answers) {
        expect(answer.headers.getSetCookie(), path).toEqual([]);
        expect(answer.headers.get('cache-control'), path).toBe('public, max-age=0, s-maxage=60');
      }
    }
  }
});

test('a live page has another nonce each time, and no script without one', async ({ visitor }) => {
  const nonces = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const { headers, body } = await visitor.ask('/contact');
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '') ?? [];
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    nonces.add(nonce);
    for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(body).not.toMatch(/\son[a-z]+="|\sstyle="/);
  }
  expect(nonces.size).toBe(5);
});

for (const path of ['/policy', '/contact', '/no-such-page']) {
  test(`a script that gets into ${path} does not run`, async ({ page, portal }) => {
    await page.goto(`${portal.site}${path}`);
    const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="/none.png" onerror="window.ran = true">';
      document.body.append(image);
      const foreign = document.createElement('script');
      foreign.src = 'http://127.0.0.2:9/x.js';
      document.body.append(foreign);
    });
    await refused;
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });
}

test('signing out tells the browser to forget the pages it has kept', async ({ portal }) => {
  const { browser } = await makePerson(portal);
  const { leadsTo, headers } = await browser.press('/my-data', 'Sign out');
  expect(leadsTo).toBe('/sign-in?signed-out');
  expect(headers.get('cache-control')).toContain('no-store');
  expect((await browser.ask('/my-data')).leadsTo).toBe('/sign-in');
});
