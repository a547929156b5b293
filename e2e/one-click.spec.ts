import { readFileSync } from 'node:fs';
import { expect, test } from './support/http-fixtures';
import { makeSubscriber, marketingOf, multipart, oneClick, postFromAfar, urlencoded } from './support/one-click';
import { storedRows, untilMailIsOut } from './support/stored';

const yes = 'granted signUp visitor';
const no = 'withdrawn oneClick visitor';

for (const [encoding, init] of [
  ['urlencoded', urlencoded(oneClick)],
  ['multipart', multipart(['List-Unsubscribe', 'One-Click'])],
] as const) {
  test(`one click, ${encoding}, ends marketing: no cookie, no redirect, no page`, async ({ portal }) => {
    const person = await makeSubscriber(portal);
    const answer = await postFromAfar(portal, person.address, init);
    expect([answer.status, answer.leadsTo, answer.headers.getSetCookie()]).toEqual([200, null, []]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await marketingOf(portal, person.id)).toEqual([yes, no]);
  });
}

test('a new, a repeated, an unknown, a forged and a missing token get the same answer', async ({ portal }) => {
  const { address, id } = await makeSubscriber(portal);
  const forged = address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const unknown = address.replace(id, 'A'.repeat(22));
  const answers = [];
  for (const each of [forged, unknown, '/api/unsubscribe?token=', '/api/unsubscribe', address, address]) {
    const { status, body, headers } = await postFromAfar(portal, each, urlencoded(oneClick));
    const names = [...headers.keys()].filter((name) => name !== 'date').sort();
    answers.push(JSON.stringify([status, body, names, headers.getSetCookie()]));
  }
  expect(new Set(answers).size).toBe(1);
  expect(await marketingOf(portal, id)).toEqual([yes, no]);
});

test('any other body is refused with a sentence, and changes nothing', async ({ portal }) => {
  const { address, id } = await makeSubscriber(portal);
  const json = { body: '{"List-Unsubscribe":"One-Click"}', headers: { 'content-type': 'application/json' } };
  const bodies: RequestInit[] = [
    {},
    urlencoded(''),
    urlencoded('List-Unsubscribe=one-click'),
    urlencoded('list-unsubscribe=One-Click'),
    urlencoded(`${oneClick}&more=1`),
    urlencoded(`${oneClick}&${oneClick}`),
    urlencoded(` ${oneClick}`),
    json,
    { body: oneClick, headers: { 'content-type': 'text/plain' } },
    { body: new TextEncoder().encode(oneClick) },
    { body: oneClick, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    { body: oneClick, headers: { 'content-type': 'multipart/form-data' } },
    multipart(['List-Unsubscribe', 'Two-Clicks']),
    multipart(['Unsubscribe', 'One-Click']),
    multipart(['List-Unsubscribe', 'One-Click'], ['more', '1']),
  ];
  for (const body of bodies) {
    const answer = await postFromAfar(portal, address, body);
    expect([answer.status, answer.body], JSON.stringify(body)).toEqual([
      400,
      'Send exactly List-Unsubscribe=One-Click, as a form. Nothing was changed.\n',
    ]);
  }
  expect((await postFromAfar(portal, address, urlencoded('A'.repeat(200_000)))).status).toBe(413);
  expect(await marketingOf(portal, id)).toEqual([yes]);
});

test('a signed-in person’s cookies play no part: the token alone says who', async ({ portal }) => {
  const [ines, otto] = [await makeSubscriber(portal), await makeSubscriber(portal)];
  const cookies = new Map(ines.browser.cookies);
  const answer = await ines.browser.ask(otto.address, { method: 'POST', ...urlencoded(oneClick) });
  expect([answer.status, ines.browser.cookies]).toEqual([200, cookies]);
  expect([await marketingOf(portal, ines.id), await marketingOf(portal, otto.id)]).toEqual([[yes], [yes, no]]);
});

test('1,000 GET and HEAD change nothing, and lead people to the page with the button', async ({ portal, visitor }) => {
  const { address, id } = await makeSubscriber(portal);
  await untilMailIsOut(portal.database);
  const before = await storedRows(portal.database);
  for (let each = 0; each < 500; each += 1) {
    for (const method of ['GET', 'HEAD']) {
      const { status, leadsTo, body, headers } = await visitor.ask(address, { method });
      expect([status, leadsTo, body, headers.getSetCookie()]).toEqual([
        303,
        address.replace('/api/unsubscribe', '/unsubscribe'),
        '',
        [],
      ]);
    }
  }
  expect(await storedRows(portal.database)).toEqual(before);
  expect(await marketingOf(portal, id)).toEqual([yes]);
});

test('no token stands in the server’s log', async ({ portal }) => {
  const { address } = await makeSubscriber(portal);
  await postFromAfar(portal, address, urlencoded(oneClick));
  await postFromAfar(portal, address, urlencoded('something else'));
  await postFromAfar(portal, address, urlencoded('A'.repeat(200_000)));
  await postFromAfar(portal, address.replace(/.$/, '-'), urlencoded(oneClick));
  const log = readFileSync(`test-results/server-worker-${test.info().workerIndex}.log`, 'utf8');
  const token = new URLSearchParams(address.split('?')[1]).get('token') ?? '';
  for (const part of token.split('~').slice(1)) if (part !== 'marketing') expect(log).not.toContain(part);
});
