import { attacks, makeTarget } from './support/attacks';
import { expect, newVisitor, signIn, test } from './support/http-fixtures';
import { listServerActions, plainPost, scriptedCall } from './support/server-actions';
import { storedRows, untilMailIsOut } from './support/stored';

test('after another browser has closed the account, nothing of the first stores anything more', async ({ portal }) => {
  const person = await makeTarget(portal);
  const first = person.browser;
  const cookies = new Map(first.cookies);
  const second = newVisitor(portal);
  await signIn(second, person);
  const closed = await second.submit('/my-data/close', { password: person.password, when: 'now' });
  expect(closed.leadsTo).toMatch(/^\/closed\/[\w-]{22}$/);
  await untilMailIsOut(portal.database);
  const farewells = async () =>
    (await portal.database.query("select 1 from subjects where kind = 'farewell'")).rowCount;
  await expect.poll(farewells).toBe(0);

  const before = await storedRows(portal.database);
  for (const path of [
    '/my-data',
    '/my-data/policy',
    '/my-data/activity',
    '/my-data/consents',
    '/my-data/correct',
    '/my-data/requests',
    '/my-data/requests/new',
    `/my-data/requests/${person.requestId}`,
    '/my-data/close',
    '/welcome',
    '/api/download',
    '/api/download/progress',
  ]) {
    const wanted = path.startsWith('/my-data/') ? `/sign-in?to=${encodeURIComponent(path)}` : '/sign-in';
    expect((await first.ask(path)).leadsTo, path).toBe(wanted);
  }
  for (const action of listServerActions()) {
    const attack = attacks[action.name];
    if (!attack) throw new Error(`${action.name} is not posted.`);
    if (attack.for !== 'signed-in') continue;
    for (const encode of [scriptedCall, plainPost]) {
      const answer = await first.ask(action.path, encode(action, attack.shape, Object.entries(attack.fields(person))));
      expect(answer.leadsTo, action.name).toBe('/sign-in');
    }
  }
  expect((await first.press('/sign-in', 'Sign in')).leadsTo).toBeNull();
  expect(await storedRows(portal.database)).toEqual(before);
  for (const [name, value] of cookies) second.cookies.set(name, value);
  expect((await second.ask('/my-data')).leadsTo).toBe('/sign-in');
});

test('somebody whose account was closed elsewhere sees the sign-in page at the next press', async ({
  portal,
  page,
  context,
}) => {
  const person = await makeTarget(portal);
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': person.browser.address });
  await context.addCookies([...person.browser.cookies].map(([name, value]) => ({ name, value, url: portal.site })));
  await page.goto(`${portal.site}/my-data/correct`);
  const second = newVisitor(portal);
  await signIn(second, person);
  await second.submit('/my-data/close', { password: person.password, when: 'now' });
  await page.getByLabel('Name', { exact: true }).fill('Ines Okafor');
  await page.getByRole('button', { name: 'Save corrections' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
