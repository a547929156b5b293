import type { Page } from '@playwright/test';
import { type ItemId, policy } from '@/lib/policy/current';
import { findProcessor } from '@/lib/policy/find-processor';
import { periodOf } from '@/lib/policy/period-words';
import { retentionRulesFor } from '@/lib/policy/retention-of';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { closeAccount, closingChoice } from './support/close-account';
import { countRows } from './support/count-rows';
import type { Entries } from './support/enter-fields';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { readZip } from './support/read-zip';
import { everybodyWith, lineAt, shownEntries } from './support/sample-entries';
import { ines, saveProfile } from './support/save-profile';
import { enterCredentials } from './support/sign-in';
import { password, signUp } from './support/sign-up';

const ledger = (page: Page) => page.getByRole('table', { name: 'You gave us these' });
const ofAccount = policy.consents.account.purpose;
const corrected = lineAt('firstLogin');
const { label } = policy.items[corrected];

const today = () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());

test('a person signs up, sees, corrects and takes along what is held, leaves, and nothing of them is left', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}, testInfo) => {
  test.setTimeout(240_000);
  const shown: Entries = { ...shownEntries(ines), email };
  const decisions = async (id: string) => {
    const { rows } = await database.query<{ consent: string; decision: string; place: string; receipt_id: string }>(
      'select consent, decision, place, receipt_id from consent_events where subject_id = $1 order by sequence',
      [id],
    );
    return rows;
  };

  await test.step('reads the policy', async () => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Policy', exact: true }).click();
    await page.waitForURL('**/policy');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Sign up', exact: true }).click();
    await page.waitForURL('**/sign-up');
  });

  const id = await test.step('signs up, each decision apart', async () => {
    await signUp(page, email);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
    await checkPage(page);
    const [account] = await findSubjects(database, email);
    expect(account).toMatchObject({ kind: 'account', proved: false });
    const given = await decisions(account?.id ?? '');
    expect(given.map(({ consent, decision, place }) => [consent, decision, place])).toEqual(
      policy.collectionPoints.signUp.consents.map((consent) => [consent, 'granted', 'signUp']),
    );
    return account?.id ?? '';
  });

  await test.step('opening the mailed link changes nothing; its button confirms', async () => {
    const link = linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email');
    for (const visit of [1, 2]) {
      await page.goto(link);
      await expect(page.getByRole('button', { name: 'Confirm this address' }), `visit ${visit}`).toBeVisible();
      expect(await findSubjects(database, email)).toEqual([{ id, kind: 'account', proved: false }]);
    }
    await checkPage(page);
    await page.getByRole('button', { name: 'Confirm this address' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
    await checkPage(page);
    expect(await findSubjects(database, email)).toEqual([{ id, kind: 'account', proved: true }]);
  });

  await test.step('signs in and fills in the profile', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in');
    await checkPage(page);
    await enterCredentials(page, email);
    await page.waitForURL('**/welcome');
    await saveProfile(page);
  });

  await test.step('My Data shows every value, why, since when, until when and who has it', async () => {
    for (const [item, value] of Object.entries(shown) as [ItemId, string][]) {
      const name = policy.items[item].label;
      const header = page.getByRole('rowheader').filter({ hasText: new RegExp(`^${name} `) });
      const row = ledger(page).getByRole('row').filter({ has: header });
      await expect(row, name).toHaveCount(1);
      await expect(row.getByRole('rowheader')).toContainText(`since ${today()}`);
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells[0], name).toContain(value);
      expect(cells[1]?.toLowerCase()).toContain(policy.purposes[ofAccount].short.toLowerCase());
      expect(cells[2]).toContain(retentionRulesFor(item, ofAccount)[0]?.kept);
      expect(cells[3]).toBe(everybodyWith());
    }
    await expect(ledger(page).getByRole('row', { name: 'Marketing list' })).toContainText(
      'News and resources by email',
    );
    await expect(ledger(page)).not.toContainText(password);
    await checkPage(page);
  });

  await test.step('corrects an item where it stands', async () => {
    await ledger(page)
      .getByRole('link', { name: `Correct ${label.toLowerCase()}` })
      .click();
    await page.getByLabel(label, { exact: true }).fill('Okafor Indoor');
    await page.getByRole('button', { name: 'Save this correction' }).click();
    await expect(page.getByText('Corrected. What stood there before')).toBeVisible();
    await checkPage(page);
    await expect(ledger(page).getByRole('row', { name: new RegExp(`^${label}`) })).toContainText('Okafor Indoor');
    await expect(ledger(page).getByText(`Earlier values of ${label.toLowerCase()}: 1`)).toBeVisible();
    const { rows } = await database.query('select changed_at from profiles where subject_id = $1', [id]);
    expect(rows).toEqual([{ changed_at: expect.any(Date) }]);
  });

  await test.step('downloads a copy that holds every value entered and no secret', async () => {
    await page.goto('/my-data/download?over');
    await checkPage(page);
    await page.getByLabel('Your password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Open the download' }).click();
    await page.getByRole('button', { name: 'Download my data' }).waitFor();
    await checkPage(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download my data' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/);
    await download.saveAs(testInfo.outputPath('copy.zip'));
    const files = await readZip(testInfo.outputPath('copy.zip'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['data.json', 'csv/profiles.csv', 'index.html', 'manifest.json']),
    );
    expect(files['csv/profiles.csv']).toContain('Okafor Indoor');
    const { tables } = JSON.parse(files['data.json'] ?? '');
    expect(tables.accounts).toEqual([expect.objectContaining({ email })]);
    expect(tables.profiles).toEqual([expect.objectContaining({ ...ines, [corrected]: 'Okafor Indoor' })]);
    for (const value of Object.values({ ...shown, [corrected]: 'Okafor Indoor' }))
      expect(files['index.html']).toContain(value);
    const secrets = await database.query<Record<string, string>>(
      `select a.password_hash, encode(k.wrapped_key, 'hex') as key_hex, encode(k.wrapped_key, 'base64') as key_base64,
         s.token_hash from accounts a join subject_keys k using (subject_id) join sessions s using (subject_id)
       where subject_id = $1`,
      [id],
    );
    expect(secrets.rows).toHaveLength(1);
    const whole = Object.values(files).join('\n');
    for (const [name, secret] of Object.entries(secrets.rows[0] ?? {})) expect(whole, name).not.toContain(secret);
    for (const secret of [password, '$argon2', 'password_hash', 'passwordHash', 'wrappedKey']) {
      expect(whole).not.toContain(secret);
    }
  });

  const marketingRow = page.getByRole('row', { name: policy.consents.marketing.label });

  await test.step('takes the yes to marketing back with one press, and gives it again with one', async () => {
    await page.goto('/my-data/consents');
    await marketingRow.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(page.getByText('No marketing mail is sent to you from now on.')).toBeVisible();
    await expect(marketingRow).toContainText('Withdrawn');
    expect((await decisions(id)).at(-1)).toMatchObject({
      consent: 'marketing',
      decision: 'withdrawn',
      place: 'myData',
    });
    await checkPage(page);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect(page.getByText('You get news and resources by email from now on.')).toBeVisible();
    expect((await decisions(id)).at(-1)).toMatchObject({ consent: 'marketing', decision: 'granted', place: 'myData' });
  });

  await test.step('opts out by the link in a marketing mail, signed out; opening it alone changes nothing', async () => {
    const link = linkOf(await inbox.waitFor(email, 'News and resources'), '/unsubscribe');
    const before = await decisions(id);
    const stranger = await elsewhere();
    await stranger.goto(link);
    await stranger.goto(link);
    expect(await decisions(id)).toEqual(before);
    await checkPage(stranger);
    await stranger.getByRole('button', { name: 'Stop all marketing mail' }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('You get no marketing mail');
    expect((await decisions(id)).at(-1)).toMatchObject({
      consent: 'marketing',
      decision: 'withdrawn',
      place: 'mailLink',
    });
    await page.reload();
    await expect(marketingRow).toContainText('by the link in a mail');
  });

  const receipts = (await decisions(id)).map(({ receipt_id }) => receipt_id);

  await test.step('reads what goes and what stays; a wrong password loses nothing', async () => {
    await page.goto('/my-data/close');
    const goes = page.getByRole('region', { name: 'What goes' });
    for (const item of Object.keys(shown)) {
      await expect(goes).toContainText(policy.items[item as ItemId].label.toLowerCase());
    }
    const stays = page.getByRole('region', { name: 'What stays, why, and until when' });
    for (const words of [
      'consent decisions',
      'no end is set',
      `${periodOf('answered-inquirer')} after our answer`,
      'backups',
      '72 hours',
      ...(findProcessor('stripe') ? ['Stripe'] : []),
    ])
      await expect(stays).toContainText(words);
    await checkPage(page);
    const before = await countRows(database, id);
    await closingChoice(page, 'Now, at once').check();
    await page.getByLabel('Your password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Delete my data and close my account' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'problem' })).toContainText('Your account is as it was');
    await checkPage(page);
    expect(await countRows(database, id)).toEqual(before);
  });

  await test.step('closes the account: every row goes, and the ledger leads to nobody', async () => {
    await closeAccount(page, password);
    await checkPage(page);
    for (const [table, count] of Object.entries(await countRows(database, id))) expect(count, table).toBe(0);
    const { rows } = await database.query('select subject_id from consent_events where receipt_id = any($1)', [
      receipts,
    ]);
    expect(rows).toEqual(receipts.map(() => ({ subject_id: null })));
    const mail = await inbox.waitFor(email, 'Your account is closed');
    expect(mail.text).toContain('What your account held has been destroyed');
    await expect.poll(() => findSubjects(database, email)).toEqual([]);
  });

  await test.step('is a stranger to the sign-in page from then on', async () => {
    const answers: string[] = [];
    for (const address of [email, `nobody-${email}`]) {
      await page.goto('/sign-in');
      await enterCredentials(page, address);
      await expect(page.getByRole('alert').filter({ hasText: 'do not belong' })).toBeVisible();
      answers.push(await page.locator('body').innerText());
    }
    expect(answers[0]).toBe(answers[1]);
    await checkPage(page);
  });

  await test.step('may sign up afresh, and the new account knows nothing of the old one', async () => {
    await signUp(page, email, { marketing: 'no' });
    await page.goto(linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email'));
    await page.getByRole('button', { name: 'Confirm this address' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in');
    await enterCredentials(page, email);
    await page.waitForURL('**/welcome');
    await page.goto('/my-data');
    await expect(page.getByText('Your profile is empty')).toBeVisible();
    await expect(ledger(page).getByRole('rowheader')).toHaveCount(2);
    await expect(ledger(page)).toContainText(email);
    await checkPage(page);
    const [account, ...others] = await findSubjects(database, email);
    expect(others).toEqual([]);
    expect(account?.id).not.toBe(id);
  });
});

test('without JavaScript too, what is wrong is put right in place', async ({ elsewhere, inbox, email }) => {
  const page = await elsewhere({ javaScriptEnabled: false });
  await openAccount(page, inbox, email);
  await saveProfile(page);
  await page.goto('/my-data/correct');
  await page.getByLabel(label, { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save corrections' }).click();
  await checkErrorSummary(page, [corrected]);
  await page.getByLabel(label, { exact: true }).fill('Okafor Indoor');
  await page.getByRole('button', { name: 'Save corrections' }).click();
  await expect(page.getByText('Your profile is corrected.')).toBeVisible();
  await page.goto('/my-data/requests');
  await expect(page.getByRole('row', { name: /^Correction/ })).toContainText('Done at once');
});
