import { describe, expect, it } from 'vitest';
import { pageHeaders } from './page-headers';

const pageHash = 'sha256-WxQhyGwohI599aZqz9dA88qOCuV+vRTez8lWijm/07o=';
const errorHash = 'sha256-OBTN3RiyCV4Bq7dFqZ5a2pAXjnCcCYeTJMO2I/LYKeo=';
const hashes = { pages: { '/policy': [pageHash] }, errorPages: [errorHash] };
const site = { https: true, dev: false, hashes };
const nonce = 'bm9uY2U';

const headersOf = (method: string, path: string, settings = site) => pageHeaders({ method, path, nonce }, settings);

const directives = (headers: Record<string, string>) =>
  new Map(
    (headers['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );

describe('a page to read', () => {
  it.each(['GET', 'HEAD'])('is the same for everyone and may be kept for a minute (%s)', (method) => {
    const headers = headersOf(method, '/policy');
    expect(headers['Cache-Control']).toBe('public, max-age=0, s-maxage=60');
    expect(directives(headers).get('script-src')).toEqual(["'self'", `'${pageHash}'`]);
    expect(JSON.stringify(headers)).not.toContain(nonce);
  });
});

it('a version of the policy in another form is as public as its page', () => {
  const documents = { ...hashes, pages: { ...hashes.pages, '/policy/documents/2025-03-17.json': [] } };
  const headers = headersOf('GET', '/policy/2025-03-17.json', { ...site, hashes: documents });
  expect(headers['Cache-Control']).toBe('public, max-age=0, s-maxage=60');
  expect(directives(headers).get('script-src')).toEqual(["'self'"]);
  for (const path of ['/policy/2025-03-18.json', '/policy/2025-03-17.json/x', '/policy/2025-03-17.html'])
    expect(headersOf('GET', path, { ...site, hashes: documents })['Cache-Control']).toBe('no-store');
});

it('the keys that check what we sign may be kept by anybody for five minutes, under the headers of every answer', () => {
  const headers = headersOf('GET', '/.well-known/jwks.json');
  expect(headers).toMatchObject({ ...headersOf('GET', '/my-data'), 'Cache-Control': 'public, max-age=300' });
});

describe('every other answer', () => {
  it.each([
    ['POST', '/policy'],
    ['GET', '/my-data'],
    ['GET', '/policy/1999-01-01'],
    ['GET', '/constructor'],
    ['GET', '/__proto__'],
  ])('is kept by nobody and runs only scripts with its nonce (%s %s)', (method, path) => {
    const headers = headersOf(method, path);
    expect(headers['Cache-Control']).toBe('no-store');
    expect(directives(headers).get('script-src')).toEqual(["'self'", `'nonce-${nonce}'`, `'${errorHash}'`]);
  });
});

describe.each(['/policy', '/my-data'])('%s', (path) => {
  const headers = headersOf('GET', path);

  it('runs nothing inline or evaluated, embeds nothing, and is embedded nowhere', () => {
    expect(headers['Content-Security-Policy']).not.toMatch(/unsafe-|strict-dynamic|\*|http:|https:|data:|blob:/);
    const policy = directives(headers);
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"]);
    for (const name of ['default-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'form-action']) {
      expect(policy.get(name)).toEqual(["'self'"]);
    }
  });

  it('says what every answer says', () => {
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringContaining('camera=()'),
    });
  });

  it('asks for https where the site has it, and only there', () => {
    expect(headers['Strict-Transport-Security']).toMatch(/max-age=63072000; includeSubDomains/);
    expect(directives(headers).has('upgrade-insecure-requests')).toBe(true);
    const plain = headersOf('GET', path, { ...site, https: false });
    expect(plain['Strict-Transport-Security']).toBeUndefined();
    expect(directives(plain).has('upgrade-insecure-requests')).toBe(false);
  });
});
