import type { Page } from '@playwright/test';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { runAs } from './support/run-as';

const asHandler = (handler: string, words: readonly string[], input = '') =>
  runAs(handler, ['request', ...words], input);

/** Sends a request from its page and answers its number. */
async function ask(page: Page, details: string, law?: string): Promise<string> {
  await page.goto('/my-data/requests/new');
  await page
    .getByLabel('What do you ask for?')
    .selectOption({ label: 'Restriction: to keep it and do nothing else with it' });
  await page.getByLabel('What exactly?').fill(details);
  if (law) await page.getByLabel('Where do you live?').selectOption({ label: law });
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.waitForURL(/\/my-data\/requests\/[\w-]{22}$/);
  await expect(page.getByRole('status').filter({ hasText: 'We have your request.' })).toBeVisible();
  return page.url().slice(-22);
}

const timeline = (page: Page) =>
  page.getByRole('list', { name: 'What happened, and what comes next' }).getByRole('listitem');

for (const javaScriptEnabled of [true, false]) {
  test(`a request is confirmed, put off, refused, appealed and decided by another, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    elsewhere,
    inbox,
    database,
    email,
  }) => {
    test.setTimeout(120_000);
    const page = await elsewhere({ javaScriptEnabled });
    await openAccount(page, inbox, email);
    const number = await ask(
      page,
      'Stop the analysis.\nKeep the rest.',
      'European Union, Iceland, Liechtenstein or Norway',
    );

    await test.step('the mail names right, number and day, and leads to the request', async () => {
      const mail = await inbox.waitFor(email, 'We have your request');
      expect(mail.text).toContain('Restriction');
      expect(mail.text).toContain(number);
      expect(mail.text).not.toContain('analysis');
      const due = await page.getByText(/^By \d+ \w+ \d{4}/).innerText();
      expect(mail.text).toContain(/\d+ \w+ \d{4}/.exec(due)?.[0]);
      expect(linkOf(mail, `/my-data/requests/${number}`)).toBeTruthy();
    });

    await test.step('the page says what happens next and takes more', async () => {
      await expect(timeline(page)).toHaveCount(3);
      await expect(timeline(page).first()).toContainText('Keep the rest.');
      await expect(timeline(page).last()).toContainText('One of our staff does what you ask');
      await page.getByLabel('What would you add?').fill('By next week, if you can.');
      await page.getByRole('button', { name: 'Add to the request' }).click();
      await expect(page.getByText('Added to your request.')).toBeVisible();
      await expect(timeline(page)).toHaveCount(4);
      await expect(page.getByLabel('What would you add?')).toHaveValue('');
    });

    await test.step('a handler finds it, reads it on record and puts it off', async () => {
      const list = await asHandler('mina', ['list']);
      expect(list.said).toMatch(new RegExp(`^${number} .* restriction .* gdpr .* wrote again`, 'm'));
      expect(list.said).not.toContain('analysis');
      const show = await asHandler('mina', ['show', number]);
      for (const said of [email, 'Stop the analysis.', 'By next week']) expect(show.said).toContain(said);
      const far = await asHandler('mina', ['extend', number, '2999-01-01'], 'Many requests.');
      expect([far.code, far.said]).toEqual([1, expect.stringContaining('does not let us put it off that far')]);
      const extended = await asHandler('mina', ['extend', number], 'Many requests came at once.\nWe are sorry.');
      expect(extended.said).toMatch(/^Due on \d{4}-\d\d-\d\d now/);
      expect((await inbox.waitFor(email, 'Your request takes longer')).text).toContain('We are sorry.');
      await page.reload();
      await expect(timeline(page).nth(3)).toContainText('Many requests came at once.');
    });

    await test.step('it is refused with a ground, and the mail tells the ways to go on', async () => {
      expect((await asHandler('mina', ['refuse', number, 'no-such-ground'], 'No.')).code).toBe(1);
      expect((await asHandler('mina', ['refuse', number, 'law'], 'A law has us analyse it.')).code).toBe(0);
      const mail = await inbox.waitFor(email, 'We refused your request');
      for (const said of ['A law has us analyse it.', 'supervisory authority', 'court', 'appeal'])
        expect(mail.text).toContain(said);
      await page.reload();
      await expect(timeline(page).last()).toContainText('We refused it. A law does not let us');
      if (javaScriptEnabled) await checkPage(page);
    });

    await test.step('the appeal is decided once, by another handler', async () => {
      await page.getByLabel('Why do you not agree?').fill('Which law?');
      await page.getByRole('button', { name: 'Appeal', exact: true }).click();
      await expect(page.getByText('We have your appeal.').first()).toBeVisible();
      await inbox.waitFor(email, 'We have your appeal');
      const same = await asHandler('Mina', ['answer', number], 'Still no.');
      expect([same.code, same.said]).toEqual([1, expect.stringContaining('another handler has to decide')]);
      expect((await asHandler('noor', ['answer', number], 'You are right: we stopped it.')).code).toBe(0);
      expect((await inbox.waitFor(email, 'Your request is done')).text).toContain('we stopped it');
      await page.reload();
      await expect(timeline(page).last()).toContainText('You are right: we stopped it.');
      await expect(page.getByRole('button', { name: 'Appeal', exact: true })).toHaveCount(0);
      await expect(page.getByText(/^Kept until/)).toBeVisible();
    });

    const { rows } = await database.query('select state, outcome, decided_by from requests where id = $1', [number]);
    expect(rows).toEqual([{ state: 'closed', outcome: 'done', decided_by: 'noor' }]);
  });
}

test('a request is cancelled; what is done at once stands in the list; nobody else sees any of it', async ({
  page,
  elsewhere,
  inbox,
  database,
  email,
}) => {
  test.setTimeout(90_000);
  await openAccount(page, inbox, email, { marketing: 'yes' });
  await page.goto('/my-data/consents');
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page.getByText('Withdrawn. No marketing mail')).toBeVisible();
  const number = await ask(page, 'Nothing, really.');

  await test.step('the list says what happens next and by when', async () => {
    await page.getByRole('link', { name: 'All your requests' }).click();
    await expect(page.getByRole('row', { name: number })).toContainText(/\d+ \w+ \d{4} in \d+ days/);
    await expect(page.getByRole('row', { name: 'Withdrawal of consent' })).toContainText('Done at once');
    await checkPage(page);
  });

  await test.step('another person is told that there is no such page', async () => {
    const other = await elsewhere();
    await openAccount(other, inbox, `other-${email}`);
    expect((await other.request.get(`/my-data/requests/${number}`)).status()).toBe(404);
    await other.goto('/my-data/requests');
    await expect(other.getByText('Nothing at the moment')).toBeVisible();
    await expect(other.getByText(number)).toHaveCount(0);
  });

  await test.step('cancelling ends it', async () => {
    await page.getByRole('link', { name: 'See all of it' }).click();
    await checkPage(page);
    await page.getByRole('button', { name: 'Cancel the request' }).click();
    await expect(page.getByText('Cancelled. Nothing more happens.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add to the request' })).toHaveCount(0);
    const { rows } = await database.query('select state, outcome from requests where id = $1', [number]);
    expect(rows).toEqual([{ state: 'closed', outcome: 'withdrawn' }]);
  });
});

test('the form says what is missing and keeps what was typed', async ({ page, inbox, email }) => {
  await openAccount(page, inbox, email);
  await page.goto('/my-data/requests/new');
  await checkPage(page);
  await page.getByLabel('What exactly?').fill('  ');
  await page.getByRole('button', { name: 'Send request' }).click();
  await checkErrorSummary(page, ['right', 'details']);
  await checkPage(page);
});
