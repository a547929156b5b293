import { canary, expect, makePerson, newAddress, newVisitor, test } from './support/http-fixtures';
import type { OwnPortal } from './support/own-portal';
import { wordsOf } from './support/read-forms';
import { listServerActions, scriptedCall } from './support/server-actions';
import { storedRows, untilMailIsOut } from './support/stored';
import { formData, Visitor } from './support/visitor';

interface PublicForm {
  path: string;
  action: string;
  valid: () => Record<string, string>;
  text: string;
}

const forms: PublicForm[] = [
  {
    path: '/contact',
    action: 'sendInquiryAction',
    text: 'name',
    valid: () => ({
      kind: 'question',
      name: canary('Ines'),
      countryOfResidence: 'NG',
      email: newAddress(),
      companyName: canary('Okafor'),
      inquiryDetails: canary('What do you hold'),
      businessDescription: '',
      jobTitle: '',
      phoneNumber: '',
      'decide-inquiry': 'yes',
      'decide-abroad': 'yes',
      'decide-inquiryOptional': 'no',
      'decide-marketing': 'no',
    }),
  },
  {
    path: '/sign-up',
    action: 'signUpAction',
    text: 'email',
    valid: () => ({
      email: newAddress(),
      password: canary('lantern orbit'),
      'decide-account': 'yes',
      'decide-abroad': 'yes',
      'decide-marketing': 'no',
    }),
  },
  {
    path: '/sign-in',
    action: 'signInAction',
    text: 'email',
    valid: () => ({ email: newAddress(), password: canary('lantern') }),
  },
  { path: '/reset-password', action: 'requestResetAction', text: 'email', valid: () => ({ email: newAddress() }) },
];

const strange = 'This form could not be read';
const sentence = /(Enter|Shorten|Choose|Type|Your|Part of your|Use) [a-z][^.]{8,}|This form could not be read/;

type Entry = [string, string | File];

/** What somebody could send instead of each form, and what they are told. */
const hostile: Record<string, { entries: (form: PublicForm) => Entry[]; told: RegExp | string }> = {
  'a field nobody asked for': {
    entries: ({ valid }) => [...Object.entries(valid()), ['isAdmin', 'true']],
    told: strange,
  },
  'a name of the language itself': {
    entries: ({ valid }) => [...Object.entries(valid()), ['__proto__', 'x']],
    told: strange,
  },
  'the same field twice': {
    entries: ({ valid, text }) => [...Object.entries(valid()), [text, 'again']],
    told: strange,
  },
  'a file instead of text': {
    entries: ({ valid, text }) => [
      ...Object.entries(valid()).filter(([name]) => name !== text),
      [text, new File(['#!/bin/sh'], 'name.sh')],
    ],
    told: strange,
  },
  'nothing at all': { entries: () => [], told: sentence },
  'signs that turn the direction of text': {
    entries: ({ valid, text }) => Object.entries({ ...valid(), [text]: 'Ines\u202eOkafor@\u2066mail.example' }),
    told: sentence,
  },
  'control characters': {
    entries: ({ valid, text }) => Object.entries({ ...valid(), [text]: 'Ines\u0007\u0000Okafor' }),
    told: sentence,
  },
  'half a character': {
    entries: ({ valid, text }) => Object.entries({ ...valid(), [text]: 'Ines \ufffd@mail.example' }),
    told: sentence,
  },
  'an address without a domain': {
    entries: ({ valid }) => Object.entries({ ...valid(), email: 'a@b' }),
    told: 'Enter an email address like',
  },
  'an address in look-alike letters': {
    entries: ({ valid }) => Object.entries({ ...valid(), email: 'ines@\u0440aypal.example' }),
    told: 'Enter an email address in the letters a to z',
  },
  'an address with a header after it': {
    entries: ({ valid }) => Object.entries({ ...valid(), email: 'ines@mail.example\r\nBcc: all@mail.example' }),
    told: sentence,
  },
};

/** Runs the work and sees that not one row came or went. */
async function changesNothing(portal: OwnPortal, work: () => Promise<void>) {
  await untilMailIsOut(portal.database);
  const before = await storedRows(portal.database);
  await work();
  await untilMailIsOut(portal.database);
  expect(await storedRows(portal.database)).toEqual(before);
}

for (const form of forms) {
  test(`${form.path} answers bad input with a sentence and stores none of it`, async ({ portal }) => {
    const { hidden } = await newVisitor(portal).findForm(form.path, [form.text]);
    await changesNothing(portal, async () => {
      for (const [what, { entries, told }] of Object.entries(hostile)) {
        const answer = await newVisitor(portal).post(form.path, [...hidden, ...entries(form)]);
        expect(answer.status, what).toBeLessThan(500);
        expect(answer.leadsTo, what).toBeNull();
        expect(wordsOf(answer.body), what).toMatch(told);
      }
    });
  });

  test(`${form.path} answers bytes that are no text, and a call of the wrong shape, without failing`, async ({
    portal,
  }) => {
    const visitor = newVisitor(portal);
    const { hidden } = await visitor.findForm(form.path, [form.text]);
    const action = listServerActions().find(({ name }) => name === form.action);
    if (!action) throw new Error(`${form.action} is not there.`);
    await changesNothing(portal, async () => {
      const whole = new Response(
        formData([...hidden, ...Object.entries({ ...form.valid(), [form.text]: 'Ines-broken@mail.example' })]),
      );
      const bytes = Buffer.from(await whole.arrayBuffer());
      bytes.fill(0xff, bytes.indexOf('-broken'), bytes.indexOf('-broken') + 3);
      const type = whole.headers.get('content-type') ?? '';
      const answer = await visitor.ask(form.path, { method: 'POST', body: bytes, headers: { 'content-type': type } });
      expect(answer.status).toBe(200);
      expect(wordsOf(answer.body)).toMatch(sentence);
      const { headers } = scriptedCall(action, 'form', []);
      for (const call of [
        '[]',
        '[null,null]',
        '[5,"text"]',
        '[{"attempt":"x"},{"email":["a@mail.example"]}]',
        '[[],[]]',
        '["$K9","$K1"]',
      ]) {
        const { status } = await visitor.ask(form.path, { method: 'POST', body: formData([['0', call]]), headers });
        expect(status, call).toBeLessThan(500);
      }
    });
  });

  test(`${form.path} refuses a body over 100 KB, told beforehand or not, and says so`, async ({ portal }) => {
    const visitor = newVisitor(portal);
    const { hidden } = await visitor.findForm(form.path, [form.text]);
    await changesNothing(portal, async () => {
      const whole = new Response(
        formData([...hidden, ...Object.entries({ ...form.valid(), [form.text]: 'a'.repeat(101 * 1024) })]),
      );
      const bytes = await whole.arrayBuffer();
      const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
      const stream = () => new Blob([bytes]).stream();
      const told = await visitor.ask(form.path, { method: 'POST', body: bytes, headers });
      const chunked = await visitor.ask(form.path, { method: 'POST', body: stream(), headers, duplex: 'half' });
      for (const { status, body } of [told, chunked]) {
        expect(status).toBe(413);
        expect(wordsOf(body)).toContain('We take up to 100 KB at a time. Nothing was stored.');
      }
    });
  });
}

for (const [length, accepted] of [
  [1, true],
  [200, true],
  [201, false],
] as const) {
  test(`a name of ${length} characters is ${accepted ? 'taken whole' : 'refused with the limit'}`, async ({
    portal,
    visitor,
  }) => {
    const [contact] = forms;
    if (!contact) throw new Error('No form');
    const count = async () => (await portal.database.query('select 1 from inquiries')).rowCount ?? 0;
    const before = await count();
    const answer = await visitor.submit('/contact', { ...contact.valid(), name: '\u{1F600}'.repeat(length) });
    if (accepted) expect(answer.leadsTo).toMatch(/^\/contact\/sent\?number=/);
    else expect(wordsOf(answer.body)).toContain('Shorten your name to 200 characters or fewer');
    expect(await count()).toBe(before + (accepted ? 1 : 0));
  });
}

test('markup typed into a form comes back as text', async ({ portal, page, visitor }) => {
  const [contact] = forms;
  if (!contact) throw new Error('No form');
  const hostileName = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">';
  const answer = await visitor.submit('/contact', { ...contact.valid(), name: hostileName, email: 'a@b' });
  expect(answer.body).not.toContain('<img src=x');
  expect(wordsOf(answer.body)).toContain('Enter an email address like');
  await page.setContent(answer.body);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(new Visitor(portal.site, '').cookies.size).toBe(0);
});

test('signing in leads on to the page of My Data that was asked for, and never out of the site', async ({ portal }) => {
  const person = await makePerson(portal, { profile: true });
  const { email, password } = person;
  const signIn = async (path: string, more: Record<string, string> = {}) => {
    const visitor = newVisitor(portal);
    const { hidden } = await visitor.findForm(path, ['email', 'password']);
    return (await visitor.post(path, [...hidden, ...Object.entries({ email, password, ...more })])).leadsTo;
  };
  const { leadsTo } = await newVisitor(portal).ask('/my-data/consents');
  expect(leadsTo).toBe('/sign-in?to=%2Fmy-data%2Fconsents');
  expect(await signIn(leadsTo ?? '')).toBe('/my-data/consents');
  for (const to of ['//evil.example', '/\\evil.example', '/%2fevil.example', 'https://evil.example/my-data']) {
    expect(await signIn(`/sign-in?to=${encodeURIComponent(to)}`), to).toBe('/my-data');
    expect(await signIn('/sign-in', { to }), to).toBe('/my-data');
    expect((await person.browser.ask(`/sign-in?to=${encodeURIComponent(to)}`)).leadsTo, to).toBe('/my-data');
  }
});
