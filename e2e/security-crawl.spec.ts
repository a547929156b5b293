import { makeTarget } from './support/attacks';
import { expect, test } from './support/http-fixtures';
import { plain } from './support/read-forms';
import { storedRows, untilMailIsOut } from './support/stored';

/** What looking at one's own pages may write: that one looked, and that a copy was taken, which is noted as a use of a right. */
const byLooking = /visit|session|requests[.]insert/;
const ofCopy = /,access,self-service,undeclared,/;

const linksIn = (html: string, site: string): string[] =>
  [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
    .map(([, link = '']) => new URL(plain(link), site))
    .filter(({ origin }) => origin === site)
    .map(({ pathname, search }) => pathname + search);

test('following every link of the site, signed in, changes nothing but the record of the visits', async ({
  portal,
}) => {
  const { browser } = await makeTarget(portal);
  const look = async () => {
    await untilMailIsOut(portal.database);
    const {
      visits: _visits,
      sessions: _sessions,
      audit_events = [],
      audit_details: _details,
      requests = [],
      ...rest
    } = await storedRows(portal.database);
    const sessions = await portal.database.query(
      'select id, subject_id, token_hash, created_at, password_at from sessions order by id',
    );
    const asked = requests.filter((line) => !ofCopy.test(line));
    return { rest, asked, sessions: sessions.rows, audit: audit_events.filter((line) => !byLooking.test(line)) };
  };
  const before = await look();
  const found = new Set([
    '/',
    '/my-data',
    '/welcome',
    '/contact',
    '/unsubscribe',
    '/verify-email',
    '/trouble',
    '/api/health',
    '/api/download',
  ]);
  for (const path of found) {
    const answer = await browser.ask(path);
    await browser.ask(path, { method: 'HEAD' });
    expect(answer.status, path).toBeLessThan(400);
    if (answer.leadsTo) found.add(answer.leadsTo);
    if (answer.headers.get('content-type')?.includes('text/html')) {
      for (const link of linksIn(answer.body, portal.site)) if (!link.startsWith('/_next/')) found.add(link);
    }
  }
  expect([...found]).toEqual(
    expect.arrayContaining(['/my-data/activity', '/my-data/close', '/my-data/consents', '/my-data/download']),
  );
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    for (const path of ['/my-data', '/api/download', '/api/health', '/policy']) {
      expect((await browser.ask(path, { method })).status, `${method} ${path}`).toBeLessThan(500);
    }
  }
  expect(await look()).toEqual(before);
});
