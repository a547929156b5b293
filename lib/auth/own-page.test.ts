import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOwnPage, signInFor } from './own-page';

const folder = 'app/(live)/my-data';
const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('page.tsx'))
  .map((path) => ({ file: `${folder}/${path}`, route: `/my-data/${path}`.replace(/\/page\.tsx$/, '') }));

describe('after signing in somebody comes', () => {
  it.each(routes)('to $route, which asked them to', ({ file, route }) => {
    const page = route.replace(/\[\w+\]/, 'AAAAAAAAAAAAAAAAAAAAAA');
    expect(readOwnPage(page)).toBe(page);
    expect(
      new URL(signInFor(readOwnPage(page) ?? '/my-data'), 'http://portal').searchParams.get('to') ?? '/my-data',
    ).toBe(page);
    const source = readFileSync(file, 'utf8');
    expect(source).toContain('await requireSubject(');
    expect(source).toContain(route.includes('[') ? `(\`${route.split('[')[0]}` : `'${route}'`);
  });

  it('to a new request with the law they said', () => {
    expect(readOwnPage('/my-data/requests/new?law=ccpa')).toBe('/my-data/requests/new?law=ccpa');
    expect(readOwnPage('/my-data/requests/new?law=martian')).toBeNull();
  });

  it.each([
    '//evil.example',
    '///evil.example/my-data',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/my-data',
    'https:/my-data',
    'javascript:alert(1)',
    '/my-data@evil.example',
    '/my-data.evil.example',
    '/my-data//evil.example',
    '/my-data/..//evil.example',
    '/my-data/%2e%2e/%2f%2fevil.example',
    '/%2fevil.example',
    '%2f%2fevil.example',
    '%2Fmy-data',
    '/my-data/consents\n//evil.example',
    '/my-data/consents\n',
    '\t/my-data',
    ' /my-data',
    '/MY-DATA',
    '/my-data/',
    '/my-data?told=kept',
    '/my-data#x',
    '/my-data/consents?x=//evil.example',
    '/my-data/requests/AAAAAAAAAAAAAAAAAAAAAA/..',
    '/my-data/requests/ines@portal.test',
    '/sign-in',
    '/welcome',
    '/api/download',
    '',
    undefined,
    null,
    ['/my-data/consents', '//evil.example'],
    { toString: () => '/my-data' },
  ])('to no other place: %j', (asked) => {
    expect(readOwnPage(asked)).toBeNull();
  });
});
