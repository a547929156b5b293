import { expect, makePerson, newVisitor, signIn, test } from './support/http-fixtures';
import { type OwnPortal, startOwnPortal } from './support/own-portal';
import { wordsOf } from './support/read-forms';

const tooMany = 'That was tried too often in a short time.';
const wrong = 'do not belong to a confirmed account';

test.describe('a portal that stands behind no proxy, and on https', () => {
  let bare: OwnPortal;

  test.beforeAll(async () => {
    bare = await startOwnPortal('bare', (settings) => ({
      ...settings,
      TRUSTED_PROXIES: '',
      SITE_URL: 'https://portal.test',
    }));
  });

  test.afterAll(() => bare?.stop());

  test('a forged X-Forwarded-For is not recorded: the address of the connection is', async () => {
    const { browser } = await makePerson(bare, { profile: true });
    await browser.ask('/my-data/correct', { headers: { 'x-forwarded-for': '203.0.113.77' } });
    const { body } = await browser.ask('/my-data/activity', {
      headers: {
        'x-forwarded-for': '203.0.113.77, 127.0.0.1',
        'x-client-address': '203.0.113.77',
        'x-real-ip': '203.0.113.77',
      },
    });
    expect(wordsOf(body)).toContain('127.0.0.1');
    expect(body).not.toMatch(/203\.0\.113\.|198\.51\./);
  });

  test('a forged X-Forwarded-For does not give anybody another try', async () => {
    const person = await makePerson(bare);
    const answers: string[] = [];
    // One of the ten was the sign-in of the person.
    for (let round = 0; round < 11; round += 1) {
      const guesser = newVisitor(bare);
      guesser.address = `203.0.113.${round}, 198.51.100.${round}`;
      answers.push(
        wordsOf((await guesser.submit('/sign-in', { email: person.email, password: 'not the password' })).body),
      );
    }
    expect(answers.slice(0, 9).every((each) => each.includes(wrong))).toBe(true);
    expect(answers.slice(9).every((each) => each.includes(tooMany))).toBe(true);
  });

  test('on https the cookie of a session is bound to this host, to https and to no script', async () => {
    const person = await makePerson(bare);
    const { headers } = await newVisitor(bare).submit('/sign-in', { email: person.email, password: person.password });
    const session = headers.getSetCookie().filter((line) => line.startsWith('__Host-session='));
    expect(session).toHaveLength(1);
    const flags = (session[0] ?? '')
      .split(/;\s*/)
      .slice(1)
      .map((flag) => flag.toLowerCase());
    expect(flags).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
    expect(flags.some((flag) => flag.startsWith('domain'))).toBe(false);
    expect([...person.browser.cookies.keys()]).toEqual(['__Host-session']);
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  });
});

test('the cookie of a session is the only one, and no script reads it', async ({ portal }) => {
  const person = await makePerson(portal);
  const { headers } = await newVisitor(portal).submit('/sign-in', { email: person.email, password: person.password });
  const [session = ''] = headers.getSetCookie().filter((line) => line.startsWith('session='));
  expect(session.toLowerCase()).toMatch(/; path=\/.*; httponly; samesite=lax/);
  expect([...person.browser.cookies.keys()]).toEqual(['session']);
});

test('whoever guesses too often gets one and the same answer, and the owner still gets in from elsewhere', async ({
  portal,
  visitor,
}) => {
  const person = await makePerson(portal);
  const guess = async (password: string) => {
    const { body, status, leadsTo } = await visitor.submit('/sign-in', { email: person.email, password });
    return { status, leadsTo, refused: wordsOf(body).includes(tooMany) };
  };
  for (let round = 0; round < 10; round += 1) expect((await guess(`guess number ${round}`)).refused).toBe(false);
  const refusal = { status: 200, leadsTo: null, refused: true };
  for (let round = 0; round < 3; round += 1) expect(await guess(`guess number ${round}`)).toEqual(refusal);
  // Even the right one: the answer does not tell it apart.
  expect(await guess(person.password)).toEqual(refusal);
  await signIn(newVisitor(portal), person);
  expect((await person.browser.ask('/my-data')).status).toBe(200);
});

test('a form that was sent too often says so for a known and an unknown address alike, and lets its owner in from elsewhere', async ({
  portal,
}) => {
  const person = await makePerson(portal);
  for (const email of [person.email, `nobody-${person.email}`]) {
    for (const [page, sent] of [
      ['/reset-password', '/reset-password/sent'],
      ['/requests', '/requests/code'],
      ['/unsubscribe', '/unsubscribe/sent'],
    ] as const) {
      const stranger = newVisitor(portal);
      for (let round = 0; round < 5; round += 1) expect((await stranger.submit(page, { email })).leadsTo).toBe(sent);
      expect(wordsOf((await stranger.submit(page, { email })).body)).toContain(tooMany);
      expect((await newVisitor(portal).submit(page, { email })).leadsTo).toBe(sent);
    }
  }
});
