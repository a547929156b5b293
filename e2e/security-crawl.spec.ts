import type { Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import { outsideLinksOf } from '@/lib/policy/outside-links';
import type { PolicyShape } from '@/lib/policy/types';
import { undeclaredUsage } from '@/lib/testing/drift/undeclared-usage';
import type { Target } from './support/attack';
import { contactOf, makeTarget } from './support/attacks';
import { expect, linkIn, mailTo, makePerson, newAddress, newVisitor, type Person, test } from './support/http-fixtures';
import type { OwnPortal } from './support/own-portal';
import { plain } from './support/read-forms';
import { ownRoutes, plainRoutes, routeOf } from './support/routes';
import { Sightings } from './support/sightings';
import { storedRows, untilMailIsOut } from './support/stored';

/** What looking at one's own pages may write: that one looked, and that a copy was taken, which is noted as a use of a right. */
const byLooking = /visit|session|requests[.]insert/;
const ofCopy = /,access,(self-service|mailed-link),undeclared,/;

/** What no link leads to: asked after a refusal, of an item that is held, once a password is over, or about a request by code. */
const askedLater = [
  ...['reply', 'appeal'].map((field) => `/requests/yours/[person]/requests/[requestId] ${field}`),
  '/requests/yours/[person]/dispute statement',
  ...['sourceOfVisit', 'businessDescription', 'jobTitle', 'phoneNumber', 'statement'].map(
    (field) => `/my-data ${field}`,
  ),
  '/my-data/download password',
  '/my-data/requests/new password',
  '/my-data/requests/[requestId] appeal',
];

/** After a refusal, signed in and behind a code at once, after a request by code, between two versions; and what `/policy/….md` is rewritten to. */
const reachedOtherwise = [
  '/requests/yours/[person]/dispute',
  '/requests/yours/[person]/join',
  '/requests/yours/[person]/requests/[requestId]',
  '/policy/compare/[from]/[to]',
  '/policy/documents/[file]',
];

const linksIn = (html: string, site: string): string[] =>
  [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
    .map(([, link = '']) => new URL(plain(link), site))
    .filter(({ origin }) => origin === site)
    .map(({ pathname, search }) => pathname + search);

/** One page, wherever it leads on to. */
const oneSignIn = (search: string) => `/sign-in${search.replace(/(?<=to=).*/, '%2Fmy-data%2Fpolicy')}`;

/** In local mode alone there is a mailbox. */
const isThere = (route: string) => !route.startsWith('/mailbox');

async function stored({ database }: OwnPortal) {
  await untilMailIsOut(database);
  const {
    visits: _visits,
    sessions: _sessions,
    address_sessions: _addresses,
    audit_events = [],
    audit_details: _details,
    requests = [],
    ...rest
  } = await storedRows(database);
  const sessions = await database.query(
    'select id, subject_id, token_hash, created_at, password_at from sessions order by id',
  );
  const asked = requests.filter((line) => !ofCopy.test(line));
  return { rest, asked, sessions: sessions.rows, audit: audit_events.filter((line) => !byLooking.test(line)) };
}

/** What a mail leads to, of each kind that opens a form, and the page of an erasure. */
async function addressesOf(portal: OwnPortal, target: Target, inquirer: string, leaver: Person): Promise<string[]> {
  const inquiry = { ...contactOf(target), kind: 'demo', email: inquirer, 'decide-inquiryOptional': 'yes' };
  await newVisitor(portal).submit('/contact', inquiry);
  const { leadsTo } = await leaver.browser.submit('/my-data/close', { password: leaver.password, when: 'now' });
  const farewells = async () => (await portal.database.query('select 1 from farewells')).rowCount;
  await expect.poll(farewells).toBe(0);
  return [
    linkIn(await mailTo(portal, target.email, /new password/)),
    linkIn(await mailTo(portal, target.email, /News and resources/)),
    linkIn(await mailTo(portal, inquirer, /Confirm your email/)),
    leadsTo ?? '',
  ];
}

const declaredFields = (): string[] => {
  const { collectionPoints, declared }: PolicyShape = policy;
  return [
    ...Object.values(collectionPoints).flatMap(({ path, required, optional, consents }) => [
      ...[...required, ...optional].map(({ item }) => `${path} ${item}`),
      ...consents.map((consent) => `${path} decide-${consent}`),
    ]),
    ...Object.entries(declared.otherForms).flatMap(([path, { asks }]) =>
      Object.keys(asks).map((name) => `${path} ${name}`),
    ),
  ];
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function enterCode(portal: OwnPortal, seen: Sightings, email: string) {
  const { page } = seen;
  await page.goto(`${portal.site}/requests`);
  await page.getByLabel('Email', { exact: true }).fill(email);
  await press(page, 'Mail me a code');
  await page.waitForURL('**/requests/code');
  await seen.look();
  const { text } = await mailTo(portal, email, /Your code/);
  await page.getByLabel('Code', { exact: true }).fill(/\b\d{8}\b/.exec(text ?? '')?.[0] ?? '');
  await press(page, 'Show what you hold');
  await page.waitForURL('**/requests/yours');
}

async function signIn({ site }: OwnPortal, { page }: Sightings, { email, password }: Person, leadsTo: string) {
  await page.goto(`${site}/sign-in`);
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
  await page.waitForURL(`**${leadsTo}`);
}

async function openDownload({ site }: OwnPortal, { page }: Sightings, { password }: Person) {
  await page.goto(`${site}/my-data/download?over`);
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await press(page, 'Open the download');
  await expect(page.getByRole('button', { name: 'Download my data' })).toBeVisible();
}

test('following every link, signed out, by a mailed code and signed in, changes nothing but the record of the visits, and meets no field, cookie, host or outside link that the policy does not declare', async ({
  portal,
  page,
}) => {
  // Some hundred answers, each page of them opened.
  test.setTimeout(180_000);
  const target = await makeTarget(portal);
  const inquirer = newAddress();
  const seen = new Sightings(portal.site, page);
  const { request } = page.context();
  const newcomer = await makePerson(portal);
  await test.step('at the first sign-in', async () => {
    await signIn(portal, seen, newcomer, '/welcome');
    await seen.look();
    await page.context().clearCookies();
    seen.cookies.clear();
  });
  const addresses = await addressesOf(portal, target, inquirer, newcomer);

  const follow = async (starts: readonly string[]) => {
    const before = await stored(portal);
    const found = new Set(starts);
    for (const path of found) {
      seen.routes.add(routeOf(path));
      const answer = await request.get(portal.site + path, { maxRedirects: 0 });
      await request.head(portal.site + path, { maxRedirects: 0 });
      expect(answer.status(), path).toBeLessThan(400);
      const { location, 'content-type': type = '' } = answer.headers();
      if (location) {
        const { pathname, search } = new URL(location, portal.site);
        found.add(pathname === '/sign-in' ? oneSignIn(search) : pathname + search);
      } else if (type.includes('text/html')) {
        const links = seen.opened.has(path) ? linksIn(await answer.text(), portal.site) : await seen.open(path);
        for (const link of links) if (!link.startsWith('/_next/')) found.add(link);
      }
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      for (const path of ['/my-data', '/api/download', '/api/health', '/policy']) {
        const answer = await request.fetch(portal.site + path, { method, maxRedirects: 0 });
        expect(answer.status(), `${method} ${path}`).toBeLessThan(500);
      }
    }
    expect(await stored(portal)).toEqual(before);
  };

  const everything = [...plainRoutes().filter(isThere), ...addresses];
  await test.step('signed out', () => follow(everything));
  expect([...seen.cookies]).toEqual([]);
  await test.step('by a mailed code', async () => {
    await enterCode(portal, seen, inquirer);
    await follow(['/requests/yours', '/requests/code']);
  });
  await test.step('signed in', async () => {
    await signIn(portal, seen, target, '/my-data');
    await openDownload(portal, seen, target);
    await seen.look();
    await follow(everything);
  });

  expect([...seen.undeclared].sort()).toEqual([]);
  const { rows } = await portal.database.query('select distinct usage_record as usage from visits');
  expect(undeclaredUsage(rows.map(({ usage }) => usage))).toEqual([]);
  // Nor is anything declared that is not there, or any page left out.
  expect(declaredFields().filter((field) => !seen.fields.has(field))).toEqual(askedLater);
  expect([...seen.cookies].sort()).toEqual(Object.keys(policy.declared.cookies).sort());
  expect([...seen.outsideHosts].sort()).toEqual(
    [...new Set(outsideLinksOf(policy).map(({ url }) => new URL(url).host))].sort(),
  );
  expect(ownRoutes().filter((route) => isThere(route) && !seen.routes.has(route))).toEqual(reachedOtherwise);
});
