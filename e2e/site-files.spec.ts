import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';
import { expect, makePerson, test } from './support/http-fixtures';

/** A build that is reused for so long that its end comes nearer than this has to be made anew. */
const daysLeft = 30;

test('what says whom to tell of a weakness can be believed for a while yet', async ({ visitor }) => {
  const { status, headers, body } = await visitor.ask('/.well-known/security.txt');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  for (const mailbox of policy.mailboxes) expect(body).toContain(`Contact: mailto:${mailbox}\n`);
  const expires = Date.parse(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '');
  const days = (expires - Date.now()) / 86_400_000;
  expect(days, 'The build is too old: remove .next and build again.').toBeGreaterThan(daysLeft);
  expect(days).toBeLessThan(365);
});

test('a program that keeps passwords is led to where one is changed, signed in or not', async ({ portal, visitor }) => {
  const path = '/.well-known/change-password';
  const signedOut = await visitor.ask(path);
  expect([signedOut.status, signedOut.leadsTo]).toEqual([303, '/sign-in?change-password']);
  expect((await visitor.ask('/sign-in?change-password')).body).toContain('Your password is changed in My Data');
  const { browser } = await makePerson(portal);
  const { status, headers } = await browser.ask(path);
  expect([status, headers.get('location')]).toEqual([303, '/my-data/correct#your-password']);
  const { body } = await browser.ask('/my-data/correct');
  expect(body).toContain('id="your-password"');
  expect(body).toContain('name="newPassword"');
});

test('the map of the site names every page for everybody, robots are kept from what is about one person, and both hold', async ({
  portal,
  visitor,
}) => {
  const robots = (await visitor.ask('/robots.txt')).body;
  expect(robots).toContain(`Sitemap: ${portal.site}/sitemap.xml`);
  const kept = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, path = '']) => path);
  expect(kept).toEqual(expect.arrayContaining(['/my-data', '/api/', '/closed/', '/*?token=']));
  const map = (await visitor.ask('/sitemap.xml')).body;
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url));
  const paths = listed.map(({ pathname }) => pathname);
  expect(new Set(paths).size).toBe(paths.length);
  const { body: home } = await visitor.ask('/');
  const footer = [...(/<footer\b.*?<\/footer>/s.exec(home)?.[0] ?? '').matchAll(/href="(\/[^"]*)"/g)];
  const wanted = ['/', ...footer.map(([, path]) => path), ...versions.map(({ version }) => `/policy/${version}`)];
  expect(paths.sort()).toEqual([...new Set(wanted)].sort());
  for (const { origin, pathname } of listed) {
    expect(origin).toBe(portal.site);
    const { status, body } = await visitor.ask(pathname);
    expect(status, pathname).toBe(200);
    expect(
      kept.filter((path) => pathname.startsWith(path)),
      pathname,
    ).toEqual([]);
    const meta = (property: string) => new RegExp(`<meta property="og:${property}" content="([^"]+)"`).exec(body)?.[1];
    expect(meta('title'), pathname).toBe(/<title>([^<]+)<\/title>/.exec(body)?.[1]);
    expect(meta('description'), pathname).toBeTruthy();
    expect(meta('image'), pathname).toBeUndefined();
    expect(body, pathname).not.toContain('localhost');
  }
});
