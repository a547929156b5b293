import { canary, expect, makePerson, newAddress, profileOf, test } from './support/http-fixtures';
import { rowsOf, untilMailIsOut } from './support/stored';

const ten = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, work));

test('one inquiry sent ten times at once is one inquiry, and everybody sees that it arrived', async ({
  portal,
  visitor,
}) => {
  const inquiry = {
    kind: 'demo',
    name: canary('Ines'),
    countryOfResidence: 'NG',
    email: newAddress(),
    companyName: canary('Okafor'),
    inquiryDetails: canary('A demo please'),
    businessDescription: '',
    jobTitle: '',
    phoneNumber: '',
    'decide-inquiry': 'yes',
    'decide-abroad': 'yes',
    'decide-inquiryOptional': 'no',
    'decide-marketing': 'no',
  };
  const { hidden } = await visitor.findForm('/contact', Object.keys(inquiry));
  const count = async () => (await portal.database.query('select 1 from inquiries')).rowCount ?? 0;
  const before = await count();
  const answers = await ten(() => visitor.post('/contact', [...hidden, ...Object.entries(inquiry)]));
  const [first] = answers;
  expect(first?.leadsTo).toMatch(/^\/contact\/sent\?number=.+&confirm$/);
  expect(new Set(answers.map(({ leadsTo }) => leadsTo)).size).toBe(1);
  expect(await count()).toBe(before + 1);
  await untilMailIsOut(portal.database);
  expect(portal.smtp.messages.filter(({ envelope }) => envelope.to.includes(inquiry.email))).toHaveLength(1);
});

test('one profile sent ten times at once is one profile, and everybody sees My Data', async ({ portal }) => {
  const { browser, id } = await makePerson(portal);
  const profile = profileOf(canary('Ines'));
  const { hidden } = await browser.findForm('/welcome', Object.keys(profile));
  const answers = await ten(() => browser.post('/welcome', [...hidden, ...Object.entries(profile)]));
  expect(answers.map(({ leadsTo }) => leadsTo)).toEqual(Array.from({ length: 10 }, () => '/my-data'));
  expect((await rowsOf(portal.database, id)).profiles).toHaveLength(1);
});

test('an account closed ten times at once is closed once, with one farewell', async ({ portal }) => {
  const { browser, id, email, password } = await makePerson(portal, { profile: true });
  const { hidden } = await browser.findForm('/my-data/close', ['password', 'when']);
  const cookies = new Map(browser.cookies);
  const answers = await ten(() => browser.post('/my-data/close', [...hidden, ['password', password], ['when', 'now']]));
  expect(answers.filter(({ leadsTo }) => leadsTo?.startsWith('/closed/'))).toHaveLength(1);
  for (const { leadsTo } of answers) expect(leadsTo).toMatch(/^\/(closed\/[\w-]{22}|sign-in\?closed)$/);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  expect((await browser.ask('/my-data')).leadsTo).toBe('/sign-in');
  await untilMailIsOut(portal.database);
  expect(Object.keys(await rowsOf(portal.database, id)).filter((table) => table !== 'audit_events')).toEqual([]);
  const farewells = portal.smtp.messages.filter(
    ({ envelope, subject }) => envelope.to.includes(email) && subject === 'Your account is closed',
  );
  expect(farewells).toHaveLength(1);
});
