import { expect, linkIn, mailTo, makePerson, newVisitor, type Person, signIn, test } from './support/http-fixtures';
import type { OwnPortal } from './support/own-portal';
import { plain } from './support/read-forms';
import { storedRows, untilMailIsOut } from './support/stored';
import type { Answer, Visitor } from './support/visitor';

const newPassword = 'kettle bridge violin amber';

/** A kind of link that comes by mail: how a person gets one, what they press, and how it shows that it worked. */
interface LinkKind {
  name: string;
  /** A link that nobody has pressed yet. */
  make(portal: OwnPortal): Promise<{ link: string; person: Person }>;
  press(browser: Visitor, link: string): Promise<Answer>;
  worked: (link: string) => string;
  /** Answers for a link that works no more. */
  over: string;
}

const confirm = (button: string, told: string): Pick<LinkKind, 'press' | 'worked' | 'over'> => ({
  press: (browser, link) => browser.press(link, button),
  worked: () => `/verify-email?told=${told}`,
  over: '/verify-email?told=link-over',
});

async function askForDemo(portal: OwnPortal) {
  const person = await makePerson(portal, { stopBefore: 'confirming' });
  await newVisitor(portal).submit('/contact', {
    kind: 'demo',
    name: person.name,
    countryOfResidence: 'NG',
    email: person.email,
    companyName: 'Okafor Outdoor',
    inquiryDetails: 'A demo, please.',
    'decide-inquiry': 'yes',
    'decide-abroad': 'yes',
    'decide-inquiryOptional': 'no',
    'decide-marketing': 'no',
  });
  return person;
}

const kinds: LinkKind[] = [
  {
    name: 'confirm an account',
    async make(portal) {
      const person = await makePerson(portal, { stopBefore: 'confirming' });
      return { person, link: linkIn(await mailTo(portal, person.email, /confirm/i)) };
    },
    ...confirm('Confirm this address', 'verify-email'),
  },
  {
    name: 'confirm an inquiry',
    async make(portal) {
      const person = await askForDemo(portal);
      await untilMailIsOut(portal.database);
      return { person, link: linkIn(await mailTo(portal, person.email, /confirm/i)) };
    },
    ...confirm('Confirm this address', 'confirm-inquiry'),
  },
  {
    name: 'confirm a new address',
    async make(portal) {
      const person = await makePerson(portal);
      const next = `new-${person.email}`;
      await person.browser.submit('/my-data/correct', { newEmail: next, passwordForEmail: person.password });
      return { person: { ...person, email: next }, link: linkIn(await mailTo(portal, next, /confirm/i)) };
    },
    ...confirm('Use this address', 'confirm-new-email'),
  },
  {
    name: 'set a new password',
    async make(portal) {
      const person = await makePerson(portal);
      await newVisitor(portal).submit('/reset-password', { email: person.email });
      return { person, link: linkIn(await mailTo(portal, person.email, /password/i)) };
    },
    press: (browser, link) => browser.submit(link, { password: newPassword }),
    worked: () => '/sign-in?new-password',
    over: 'This link is over',
  },
  {
    name: 'stop marketing mail',
    async make(portal) {
      const person = await makePerson(portal, { marketing: 'yes' });
      return { person, link: linkIn(await mailTo(portal, person.email, /news/i)) };
    },
    press: (browser, link) => browser.press(link, 'Stop all marketing mail'),
    worked: (link) => link,
    over: '',
  },
];

const tokenOf = (link: string) => new URLSearchParams(link.split('?')[1]).get('token') ?? '';

const hadNoEffect = ({ leadsTo, body }: Answer, { over }: LinkKind) => leadsTo === over || plain(body).includes(over);

for (const kind of kinds) {
  const { name, make, press, worked } = kind;

  test(`a scanner that opens the link to ${name} fifty times changes nothing, and the press after it works`, async ({
    portal,
    visitor,
  }) => {
    const { link } = await make(portal);
    await untilMailIsOut(portal.database);
    const before = await storedRows(portal.database);
    for (let round = 0; round < 25; round += 1) {
      expect((await visitor.ask(link)).status).toBe(200);
      expect((await visitor.ask(link, { method: 'HEAD' })).status).toBe(200);
    }
    expect(await storedRows(portal.database)).toEqual(before);
    expect((await press(newVisitor(portal), link)).leadsTo).toBe(worked(link));
    expect(await storedRows(portal.database)).not.toEqual(before);
  });

  if (kind.over === '') continue;

  test(`the link to ${name} works once, however often and at whatever moment it is pressed`, async ({ portal }) => {
    const { link } = await make(portal);
    await untilMailIsOut(portal.database);
    const browsers = Array.from({ length: 20 }, () => newVisitor(portal));
    const [first] = browsers;
    if (!first) throw new Error('No browser');
    const form = await first.findForm(link, ['token']);
    const fields = [...form.hidden.filter(([field]) => field !== 'token'), ['token', tokenOf(link)] as const];
    const path = link.split('?')[0] ?? '';
    const password = form.fields.includes('password') ? [['password', newPassword] as const] : [];
    const answers = await Promise.all(browsers.map((each) => each.post(path, [...fields, ...password])));
    expect(answers.filter(({ leadsTo }) => leadsTo === worked(link))).toHaveLength(1);
    expect(answers.filter((answer) => hadNoEffect(answer, kind))).toHaveLength(19);
    await untilMailIsOut(portal.database);
    const before = await storedRows(portal.database);
    expect(hadNoEffect(await first.post(path, [...fields, ...password]), kind)).toBe(true);
    expect(await storedRows(portal.database)).toEqual(before);
  });

  test(`the link to ${name} does nothing once its time is over`, async ({ portal, visitor }) => {
    const { link } = await make(portal);
    await untilMailIsOut(portal.database);
    const form = await visitor.findForm(link, ['token']);
    const password = form.fields.includes('password') ? [['password', newPassword] as const] : [];
    await portal.database.query("update mail_links set expires_at = now() - interval '1 second'");
    // From now on the sweep may take the link away, at its own time.
    const look = async () => ({ ...(await storedRows(portal.database)), mail_links: [] });
    const before = await look();
    expect(plain((await visitor.ask(link)).body)).toContain('This link is over');
    const answer = await visitor.post(link.split('?')[0] ?? '', [
      ...form.hidden.filter(([field]) => field !== 'token'),
      ['token', tokenOf(link)],
      ...password,
    ]);
    expect(hadNoEffect(answer, kind)).toBe(true);
    expect(await look()).toEqual(before);
    await portal.database.query('delete from mail_links where expires_at < now()');
  });
}

test('a forged link, or one for something else, does nothing', async ({ portal, visitor }) => {
  const [confirming] = kinds;
  if (!confirming) throw new Error('No kind');
  const { link, person } = await confirming.make(portal);
  const { hidden } = await visitor.findForm(link, 'Confirm this address');
  await untilMailIsOut(portal.database);
  const before = await storedRows(portal.database);
  const token = tokenOf(link);
  const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
  const tries = [
    { token: flipped },
    { token: '' },
    { token: 'A'.repeat(43) },
    { token: 'A'.repeat(5000) },
    { token, use: 'confirm-new-email' },
    { token, use: 'confirm-inquiry' },
    { token, use: 'reset-password' },
    { token, use: 'toString' },
    { token: person.id, use: 'verify-email' },
  ];
  for (const each of tries) {
    const fields = Object.entries({ use: 'verify-email', ...each });
    const action = hidden.filter(([name]) => name.startsWith('$ACTION'));
    expect(
      (await visitor.post('/verify-email', [...action, ...fields])).leadsTo,
      JSON.stringify(each).slice(0, 80),
    ).toBe('/verify-email?told=link-over');
  }
  for (const forged of [`${person.id}.${'A'.repeat(43)}`, person.id, `${person.id}.`, `.${'A'.repeat(43)}`, flipped]) {
    const { body } = await visitor.ask(`/unsubscribe?token=${encodeURIComponent(forged)}`);
    expect(plain(body)).toContain('This link is damaged');
  }
  expect(await storedRows(portal.database)).toEqual(before);
});

test('a new password ends the session, and the old password opens nothing', async ({ portal }) => {
  const setting = kinds.find(({ name }) => name === 'set a new password');
  if (!setting) throw new Error('No kind');
  const { link, person } = await setting.make(portal);
  await setting.press(newVisitor(portal), link);
  expect((await person.browser.ask('/my-data')).leadsTo).toBe('/sign-in');
  const answer = await newVisitor(portal).submit('/sign-in', { email: person.email, password: person.password });
  expect(plain(answer.body)).toContain('do not belong to a confirmed account');
  await signIn(newVisitor(portal), { email: person.email, password: newPassword });
});
