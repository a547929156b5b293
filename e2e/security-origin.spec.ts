import { attacks, makeTarget } from './support/attacks';
import { expect, test } from './support/http-fixtures';
import { listServerActions, plainPost, scriptedCall } from './support/server-actions';
import { storedRows, untilMailIsOut } from './support/stored';

for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
  test(`a page of ${origin} makes a signed-in person change nothing`, async ({ portal }) => {
    const person = await makeTarget(portal);
    const cookies = new Map(person.browser.cookies);
    const before = await storedRows(portal.database);
    for (const action of listServerActions()) {
      const attack = attacks[action.name];
      if (!attack) throw new Error(`${action.name} is not posted.`);
      for (const encode of [scriptedCall, plainPost]) {
        const call = encode(action, attack.shape, Object.entries(attack.fields(person)));
        const headers = new Headers(call.headers);
        headers.set('origin', origin);
        const answer = await person.browser.ask(action.path, { ...call, headers });
        expect(answer.status, action.name).toBeGreaterThanOrEqual(400);
        expect(answer.headers.getSetCookie(), action.name).toEqual([]);
      }
    }
    await untilMailIsOut(portal.database);
    expect(await storedRows(portal.database)).toEqual(before);
    expect(person.browser.cookies).toEqual(cookies);
  });
}

test('the same post from our own page does change it', async ({ portal }) => {
  const person = await makeTarget(portal);
  const before = await storedRows(portal.database);
  const answer = await person.browser.press('/my-data/consents', 'Withdraw, and destroy your profile', {
    origin: portal.site,
  });
  expect(answer.leadsTo).toBe('/my-data/consents');
  expect(await storedRows(portal.database)).not.toEqual(before);
});

test('no answer lets another site read it', async ({ portal }) => {
  const person = await makeTarget(portal);
  for (const path of ['/my-data', '/api/download', '/api/health', '/policy', '/contact']) {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await person.browser.ask(path, { method, headers: { origin: 'https://evil.example' } });
      expect(headers.get('access-control-allow-origin'), `${method} ${path}`).toBeNull();
      expect(headers.get('access-control-allow-credentials'), `${method} ${path}`).toBeNull();
    }
  }
});

test('a link on another site starts no copy: it leads to the page that does', async ({ portal }) => {
  const { browser } = await makeTarget(portal);
  await untilMailIsOut(portal.database);
  const before = await storedRows(portal.database);
  const ask = (site: string) => browser.ask('/api/download', { headers: { 'sec-fetch-site': site } });
  for (const site of ['cross-site', 'same-site']) expect((await ask(site)).leadsTo).toBe('/my-data/download');
  expect(await storedRows(portal.database)).toEqual(before);
  expect((await ask('same-origin')).headers.get('content-type')).toBe('application/zip');
});
