import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataMap } from '@/lib/data-map/data-map';
import { policy } from '@/lib/policy/current';
import { undeclaredColumns } from './undeclared-columns';
import { type SeenCookie, undeclaredCookies, undeclaredStorage } from './undeclared-cookies';
import { undeclaredFields } from './undeclared-fields';
import {
  connecting,
  reachingPackages,
  type SourceFile,
  undeclaredHosts,
  undeclaredRequests,
  undeclaredSources,
} from './undeclared-hosts';
import { undeclaredLinks } from './undeclared-links';
import { undeclaredUsage, undeclaredUsageColumns } from './undeclared-usage';

const collected = 'section 1, “';
const transferred = 'section 5, “';
const outside = 'section 15, “';
const site = 'https://portal.test';
const now = new Date('2026-01-01T00:00:00Z');

const asked = (name: string) => ({ name, hidden: false });
const cookie = (change: Partial<SeenCookie>): SeenCookie => ({
  name: '__Host-session',
  path: '/',
  expires: now.getTime() / 1000 + 12 * 3600,
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
  ...change,
});

describe('what is planted and not declared is named with its section', () => {
  it.each<[string, string[], string, string]>([
    [
      'a field of a collection point',
      undeclaredFields('/contact', [asked('name'), asked('birthday')]),
      '"birthday"',
      collected,
    ],
    [
      'an item where it is not collected',
      undeclaredFields('/sign-up', [asked('phoneNumber')]),
      '"phoneNumber"',
      collected,
    ],
    ['a field of a page without a form', undeclaredFields('/policy', [asked('email')]), '"email"', collected],
    [
      'a field nobody sees',
      undeclaredFields('/sign-in', [{ name: 'screenSize', hidden: true }]),
      '"screenSize"',
      collected,
    ],
    ['a column', undeclaredColumns([{ table: 'visits', column: 'user_agent' }]), '"visits.user_agent"', collected],
    [
      'a column of the record of visits',
      undeclaredUsageColumns({ ...dataMap.visits, userAgent: 'bookkeeping' }),
      '"userAgent"',
      collected,
    ],
    ['a kind of use', undeclaredUsage(['signed-in', 'opened-a-mail']), '"opened-a-mail"', collected],
    ['a cookie', undeclaredCookies([cookie({ name: '_ga' })], true, now), '"_ga"', collected],
    [
      'a life of a cookie',
      undeclaredCookies([cookie({ expires: now.getTime() / 1000 + 86_400 })], true, now),
      'lives longer than',
      collected,
    ],
    ['something stored', undeclaredStorage(['localStorage visitor']), '"localStorage visitor"', collected],
    [
      'a host the browser is sent to',
      undeclaredRequests(site, [`${site}/a`, 'https://fonts.example/x.woff2']),
      'fonts.example',
      transferred,
    ],
    ['a socket of the browser', undeclaredRequests(site, ['wss://live.example/']), 'live.example', transferred],
    [
      'a host of the server',
      undeclaredHosts(['127.0.0.1', 'api.stripe.com', 'hooks.slack.com']),
      'hooks.slack.com',
      transferred,
    ],
    [
      'a site that is linked to',
      undeclaredLinks(site, '/policy', [
        { href: 'https://news.example/', text: 'News (leaves this site)', rel: 'external' },
      ]),
      'news.example',
      outside,
    ],
  ])('%s', (_what, complaints, named, section) => {
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(named);
    expect(complaints[0]).toContain(section);
  });

  it.each([{ httpOnly: false }, { secure: false }, { sameSite: 'None' }, { path: '/my-data' }])(
    'a cookie less guarded: %o',
    (change) => {
      expect(undeclaredCookies([cookie(change)], true, now)).toHaveLength(1);
    },
  );

  it('a declared link that does not say that it leaves', () => {
    const [first = { url: '' }] = policy.declared.outsideLinks;
    const link = { href: first.url, text: 'There (leaves this site)', rel: 'external noopener' };
    expect(undeclaredLinks(site, '/california', [link])).toEqual([]);
    expect(undeclaredLinks(site, '/california', [{ ...link, text: 'There' }])).toHaveLength(1);
    expect(undeclaredLinks(site, '/california', [{ ...link, rel: '' }])).toHaveLength(1);
  });

  it.each<[string, string]>([
    ["import https from 'node:https';", 'node:https'],
    ["import { connect, isIP } from 'node:net';", 'node:net'],
    ["import 'undici';", 'undici'],
    ["const { request } = await import('node:http');", 'node:http'],
    ["const answer = await fetch('https://x.example/');", 'fetch'],
    ["const answer = await fetch('//x.example/');", 'fetch'],
    ["const answer = await fetch('/api/health'); fetch(address)", 'fetch'],
    ["new WebSocket('wss://x.example/')", 'WebSocket'],
    ['navigator.sendBeacon(url)', 'sendBeacon'],
    ["import nodemailer from 'nodemailer';", 'nodemailer'],
  ])('a file of ours with %s', (text, way) => {
    const complaints = undeclaredSources([{ path: 'lib/new.ts', text: `import { x } from '@/lib/x';\n${text}\n` }]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`(${way})`);
    expect(complaints[0]).toContain(transferred);
  });
});

it('a file that asks the portal itself is none of the kind', () => {
  expect(undeclaredSources([{ path: 'app/new.ts', text: "const answer = await fetch('/api/health');" }])).toEqual([]);
});

describe('the code as it is', () => {
  const isOurs = (name: string) =>
    /\.tsx?$/.test(name) && !/\.(test|itest|long)\.tsx?$/.test(name) && !name.startsWith('testing/');
  const below = (folder: string): SourceFile[] =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter(isOurs)
      .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  const beside = readdirSync('.').filter((name) => /^(proxy|instrumentation.*)\.ts$/.test(name));
  const files = [
    ...['app', 'components', 'lib'].flatMap(below),
    ...beside.map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  ];

  it('can connect to nothing that is not declared', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(undeclaredSources(files)).toEqual([]);
  });

  it('has a file for every declared connection, and each opens one', () => {
    expect(new Set(Object.values(connecting))).toEqual(new Set(Object.keys(policy.declared.connections)));
    const { paths } = { paths: files.filter(({ path }) => Object.hasOwn(connecting, path)) };
    expect(paths.map(({ path }) => path).sort()).toEqual(Object.keys(connecting).sort());
    for (const { path, text } of paths)
      expect(undeclaredSources([{ path: `new/${path}`, text }]), path).not.toEqual([]);
  });

  /** Run in the server and reach no other machine by themselves. */
  const quietPackages = [
    '@electric-sql/pglite',
    '@fontsource-variable/inter',
    '@fontsource-variable/source-serif-4',
    '@hookform/resolvers',
    '@node-rs/argon2',
    '@react-email/components',
    '@react-email/render',
    '@tailwindcss/postcss',
    '@zxcvbn-ts/language-common',
    'cli-progress',
    'client-zip',
    'd3-sankey',
    'diff',
    'drizzle-orm',
    'i18n-iso-countries',
    'jose',
    'next',
    'next-auth',
    'rate-limiter-flexible',
    'react',
    'react-dom',
    'react-hook-form',
    'tailwindcss',
    'tsx',
    'typescript',
    'zod',
  ];

  it('has no package of which nobody has said whether it reaches other machines', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Object.keys(dependencies).sort()).toEqual([...quietPackages, ...reachingPackages].sort());
  });

  it('links to no site that is not declared, on pages that no crawl meets either', () => {
    const literals = files.flatMap(({ path, text }) =>
      path.startsWith('lib/')
        ? []
        : [...text.matchAll(/(<\w+)[^<>]*?href="(https?:[^"]+)"/g)].map((found) => ({ path, found })),
    );
    expect(literals.length).toBeGreaterThan(0);
    for (const {
      path,
      found: [, tag, href = ''],
    } of literals) {
      expect(tag, path).toBe('<ExternalLink');
      expect(undeclaredLinks(site, path, [{ href, text: 'leaves this site', rel: 'external' }])).toEqual([]);
    }
  });

  it('records of a visit what section 1 says and nothing else', () => {
    expect(undeclaredUsageColumns(dataMap.visits)).toEqual([]);
  });
});
