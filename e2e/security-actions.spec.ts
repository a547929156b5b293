import { attacks, makeTarget, naming } from './support/attacks';
import { expect, makePerson, test } from './support/http-fixtures';
import { wordsOf } from './support/read-forms';
import { listServerActions, plainPost, scriptedCall } from './support/server-actions';
import { rowsOf, untilMailIsOut } from './support/stored';

const actions = listServerActions();

// A report of an address where nobody is comes to its end by itself, in the middle of a test that looks for changes.
test.afterEach(({ portal }) => portal.database.query('delete from child_reports').then(() => undefined));

test('every action the built server knows is posted here, and no other', () => {
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(attacks).sort());
});

for (const [encoding, encode] of Object.entries({ 'with JavaScript': scriptedCall, 'without JavaScript': plainPost })) {
  test(`no action, posted ${encoding} by somebody not signed in, changes a row of anybody`, async ({
    portal,
    visitor,
  }) => {
    const target = await makeTarget(portal);
    const before = await rowsOf(portal.database, target.id);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['accounts', 'profiles', 'inquiries', 'sessions', 'mail_links']),
    );
    for (const action of actions) {
      const attack = attacks[action.name];
      if (!attack) throw new Error(`${action.name} is not posted.`);
      for (const fields of [attack.fields(target), naming(attack.fields(target), target)]) {
        const answer = await visitor.ask(action.path, encode(action, attack.shape, Object.entries(fields)));
        expect(answer.status, `${action.name}: ${answer.body.slice(0, 500)}`).toBeLessThan(500);
        if (attack.for === 'signed-in') expect(answer.leadsTo, action.name).toBe('/sign-in');
        expect(
          [...visitor.cookies.keys()].filter((name) => name !== attack.keeps),
          action.name,
        ).toEqual([]);
        visitor.cookies.clear();
        await untilMailIsOut(portal.database);
        expect(await rowsOf(portal.database, target.id), action.name).toEqual(before);
      }
    }
  });

  test(`no action, posted ${encoding} by another person, changes or shows a row of the first`, async ({ portal }) => {
    const target = await makeTarget(portal);
    const before = await rowsOf(portal.database, target.id);
    const other = await makePerson(portal, { profile: true });
    for (const action of actions) {
      const attack = attacks[action.name];
      if (!attack) throw new Error(`${action.name} is not posted.`);
      for (const fields of [attack.fields(target), naming(attack.fields(target), target)]) {
        const cookies = new Map(other.browser.cookies);
        const answer = await other.browser.ask(action.path, encode(action, attack.shape, Object.entries(fields)));
        expect(answer.status, `${action.name}: ${answer.body.slice(0, 500)}`).toBeLessThan(500);
        const shown = wordsOf(answer.body);
        // What was typed comes back to whoever typed it; nothing else of the victim may.
        for (const secret of [target.email, target.name].filter((each) => !Object.values(fields).includes(each))) {
          expect(shown, action.name).not.toContain(secret);
        }
        await untilMailIsOut(portal.database);
        expect(await rowsOf(portal.database, target.id), action.name).toEqual(before);
        if (action.name === 'signOutAction') {
          expect(other.browser.cookies.size).toBe(0);
          // A copy of the cookie opens nothing from then on.
          for (const [name, value] of cookies) other.browser.cookies.set(name, value);
          expect((await other.browser.ask('/my-data')).leadsTo).toBe('/sign-in');
          other.browser.cookies.clear();
          await other.browser.submit('/sign-in', { email: other.email, password: other.password });
        }
      }
    }
  });
}

test('an action that does not exist is refused and changes nothing', async ({ portal }) => {
  const target = await makeTarget(portal);
  const before = await rowsOf(portal.database, target.id);
  const action = { id: `7f${'0'.repeat(40)}`, name: 'none', path: '/my-data' };
  for (const encode of [scriptedCall, plainPost]) {
    const answer = await target.browser.ask('/my-data', encode(action, 'button', []));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
  expect(await rowsOf(portal.database, target.id)).toEqual(before);
});
