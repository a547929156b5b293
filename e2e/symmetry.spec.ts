import type { Locator, Page } from '@playwright/test';
import { type CollectionPointId, type ConsentId, policy } from '@/lib/policy/current';
import { closingChoice } from './support/close-account';
import { type Decisions, decisionGroup } from './support/decide';
import { type Entries, fieldOf } from './support/enter-fields';
import type { Inbox } from './support/inbox';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { signIn } from './support/sign-in';
import { password } from './support/sign-up';
import { type Effort, Way } from './support/way';

type Kind = 'granting' | 'refusing' | 'withdrawing';

interface Measured {
  consent: ConsentId;
  kind: Kind;
  where: string;
  effort: Effort;
}

const required: Record<CollectionPointId, Entries> = {
  signUp: { password },
  firstLogin: { name: 'Ines Okafor', companyName: 'Okafor Outdoor', category: 'Retail' },
  contact: {
    name: 'Ines Okafor',
    countryOfResidence: 'NG',
    companyName: 'Okafor Outdoor',
    inquiryDetails: 'Does it scale?',
  },
};

/** How each form is reached, sent, and known to have answered. */
const forms = {
  signUp: {
    from: '/',
    link: (page: Page) => page.getByRole('main').getByRole('link', { name: 'Sign up', exact: true }),
    button: 'Create account',
  },
  firstLogin: {
    from: '/my-data',
    link: (page: Page) => page.getByRole('link', { name: 'Fill in my profile' }),
    button: 'Save my profile',
  },
  contact: {
    from: '/',
    link: (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Contact' }),
    button: 'Send inquiry',
  },
} as const;

/** Fills in a form with the fewest fields it takes and sends it; a refused required part ends on an error. */
async function sendForm(way: Way, point: CollectionPointId, email: string, decisions: Decisions = {}): Promise<Effort> {
  const { page } = way;
  const { from, link, button } = forms[point];
  await way.start(from);
  await way.press(link(page));
  await page.waitForURL(`**${policy.collectionPoints[point].path}`);
  const entries = point === 'firstLogin' ? required[point] : { ...required[point], email };
  for (const [item, value] of Object.entries(entries)) await way.fill(fieldOf(page, point, item as 'email'), value);
  const refusesNeeded = policy.collectionPoints[point].consents.some(
    (consent) => decisions[consent] === 'no' && ['required', 'abroad'].includes(policy.consents[consent].kind),
  );
  for (const consent of policy.collectionPoints[point].consents) {
    const answer = decisions[consent] === 'no' ? 'No' : 'Yes, I agree';
    await way.choose(decisionGroup(page, consent).getByLabel(answer, { exact: true }));
  }
  await way.press(page.getByRole('button', { name: button }));
  if (refusesNeeded) await page.getByRole('alert').filter({ hasText: 'You chose no' }).waitFor();
  else await page.waitForURL((url) => url.pathname !== policy.collectionPoints[point].path);
  return way.effort();
}

async function confirm(way: Way, inbox: Inbox, email: string): Promise<void> {
  await way.page.goto(linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email'));
  await way.press(way.page.getByRole('button', { name: 'Confirm this address' }));
  await way.page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
}

const rowOf = (page: Page, id: ConsentId): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: policy.consents[id].label, exact: true }) });

/** From the first page of My Data to the consents, and one press there. */
async function inMyData(way: Way, target: Locator, told: string): Promise<Effort> {
  await way.start('/my-data');
  await way.press(way.page.getByRole('navigation', { name: 'My Data' }).getByRole('link', { name: 'Consents' }));
  await way.press(target);
  await way.page.getByText(told).waitFor();
  return way.effort();
}

const isNoMoreThan = (one: Effort, other: Effort): boolean =>
  one.screens <= other.screens && one.fields <= other.fields && one.presses <= other.presses;

function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ consent, kind, where, effort: { screens, fields, presses } }) =>
    [
      consent.padEnd(16),
      kind.padEnd(12),
      where.padEnd(12),
      ...[screens, fields, presses].map((n) => String(n).padStart(8)),
    ].join(''),
  );
  const head = ['consent'.padEnd(16), 'kind'.padEnd(12), 'where'.padEnd(12), ' screens', '  fields', ' presses'].join(
    '',
  );
  return ['', head, ...lines.toSorted(), ''].join('\n');
}

test('refusing and withdrawing take no more screens, fields and presses than granting, for every consent', async ({
  page,
  inbox,
  email,
  elsewhere,
}) => {
  test.setTimeout(120_000);
  const measured: Measured[] = [];
  const note = (kind: Kind, where: string, consents: readonly ConsentId[], effort: Effort) => {
    for (const consent of consents) measured.push({ consent, kind, where, effort });
  };
  const way = new Way(page);
  const { signUp, firstLogin, contact } = policy.collectionPoints;

  await test.step('at sign-up', async () => {
    for (const consent of signUp.consents) {
      const effort = await sendForm(way, 'signUp', `no-${email}`, { [consent]: 'no' });
      note('refusing', 'sign-up', [consent], effort);
    }
    await sendForm(way, 'signUp', email);
    await confirm(way, inbox, email);
    note('granting', 'sign-up', signUp.consents, way.effort());
    await signIn(page, email);
  });

  const withdraw = (id: ConsentId, name: string, told: string) =>
    inMyData(way, rowOf(page, id).getByRole('button', { name, exact: true }), told);

  await test.step('in the profile', async () => {
    for (const consent of firstLogin.consents) {
      note('refusing', 'profile', [consent], await sendForm(way, 'firstLogin', email, { [consent]: 'no' }));
    }
    // The last of them, the optional part, was stored without it: it goes, and comes again with it.
    const name = 'Withdraw, and destroy your profile';
    note('withdrawing', 'My Data', ['profile'], await withdraw('profile', name, 'Your profile is destroyed'));
    note('granting', 'profile', firstLogin.consents, await sendForm(way, 'firstLogin', email));
  });

  await test.step('in Contact us', async () => {
    const visitor = new Way(await elsewhere());
    for (const consent of contact.consents) {
      note('refusing', 'contact', [consent], await sendForm(visitor, 'contact', `no-${email}`, { [consent]: 'no' }));
    }
    note('granting', 'contact', contact.consents, await sendForm(way, 'contact', email));
  });

  await test.step('in My Data and by the link in a mail', async () => {
    note('withdrawing', 'My Data', ['marketing'], await withdraw('marketing', 'Withdraw', 'No marketing mail is sent'));
    const agree = page.getByRole('button', { name: 'Agree', exact: true });
    note('granting', 'My Data', ['marketing'], await inMyData(way, agree, 'You get news and resources'));
    const link = linkOf(await inbox.waitFor(email, 'News and resources'), '/unsubscribe');
    const reader = await new Way(await elsewhere()).start(link);
    await reader.press(reader.page.getByRole('button', { name: 'Stop all marketing mail' }));
    await reader.page.getByRole('heading', { name: 'You get no marketing mail' }).waitFor();
    note('withdrawing', 'mail link', ['marketing'], reader.effort());

    note('withdrawing', 'My Data', ['profileOptional'], await withdraw('profileOptional', 'Withdraw', 'Withdrawn.'));
    note('granting', 'My Data', ['profileOptional'], await inMyData(way, agree.last(), 'under Correct now'));
    note('withdrawing', 'My Data', ['inquiryOptional'], await withdraw('inquiryOptional', 'Withdraw', 'Withdrawn.'));
    const name = 'Withdraw, and destroy your inquiries';
    note('withdrawing', 'My Data', ['inquiry'], await withdraw('inquiry', name, 'Your inquiries and our answers'));

    // What the account rests on: the page that closes it is one press away, and the consents lead there too.
    await way.start('/my-data');
    await way.press(page.getByRole('navigation', { name: 'My Data' }).getByRole('link', { name: 'Close account' }));
    await way.choose(closingChoice(page, 'Now, at once'));
    await way.fill(page.getByLabel('Your password', { exact: true }), password);
    await way.press(page.getByRole('button', { name: 'Delete my data and close my account' }));
    await page.waitForURL('**/closed/*');
    note('withdrawing', 'My Data', ['account', 'abroad'], way.effort());
  });

  console.log(table(measured));
  for (const id of Object.keys(policy.consents) as ConsentId[]) {
    const of = (kind: Kind) => measured.filter((each) => each.consent === id && each.kind === kind);
    expect([id, of('granting').length > 0, of('refusing').length > 0, of('withdrawing').length > 0]).toEqual([
      id,
      true,
      true,
      true,
    ]);
    for (const granting of of('granting')) {
      const others = [...of('refusing').filter(({ where }) => where === granting.where), ...of('withdrawing')];
      for (const other of others) {
        expect(
          isNoMoreThan(other.effort, granting.effort),
          `${JSON.stringify(other)} against ${JSON.stringify(granting)}`,
        ).toBe(true);
      }
    }
  }
});
