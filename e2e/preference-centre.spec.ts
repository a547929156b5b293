import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { closeAccount } from './support/close-account';
import { saidOf } from './support/consent-ledger';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { optOutLink } from './support/opt-out-link';
import { password } from './support/sign-up';

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`the page behind a mail's link stops the list or all of it, picks topics and pauses, signed out, ${world}`, async ({
    page,
    inbox,
    database,
    email,
    elsewhere,
  }) => {
    await openAccount(page, inbox, email);
    const id = (await findSubjects(database, email))[0]?.id ?? '';
    const reader = await elsewhere({ javaScriptEnabled });
    const check = async () => {
      if (javaScriptEnabled) await checkPage(reader);
    };
    const press = (name: string) => reader.getByRole('button', { name, exact: true }).click();

    await test.step('whoever deleted the mail asks for the link by address alone, and the answer tells nothing', async () => {
      const ask = async (address: string) => {
        await reader.goto('/unsubscribe');
        await reader.getByLabel('Email', { exact: true }).fill(address);
        await press('Send me a link');
      };
      await ask('nobody at all');
      await checkErrorSummary(reader, ['email']);
      await expect(reader.getByLabel('Email', { exact: true })).toHaveValue('nobody at all');
      await check();
      const answers: string[] = [];
      for (const address of [`nobody-${email}`, email]) {
        await ask(address);
        await reader.waitForURL('**/unsubscribe/sent');
        answers.push(await reader.locator('body').innerText());
      }
      expect(answers[0]).toContain('Check your mail');
      expect(answers[0]).toBe(answers[1]);
      await check();
      await reader.goto(linkOf(await inbox.waitFor(email, 'Your choices about marketing mail'), '/unsubscribe'));
      await expect(reader.getByRole('button', { name: 'Stop all marketing mail' })).toBeVisible();
      expect(await inbox.list(`nobody-${email}`)).toEqual([]);
    });

    const link = optOutLink(id, email, 'newsletter');
    await reader.goto(link);
    expect(await saidOf(database, id, 'marketing')).toEqual(['granted signUp']);

    const [list, all] = [
      reader.getByRole('button', { name: 'Stop only this: newsletter' }),
      reader.getByRole('button', { name: 'Stop all marketing mail' }),
    ];
    const [one, other] = [await list.boundingBox(), await all.boundingBox()];
    expect([one?.width, one?.height]).toEqual([other?.width, other?.height]);
    expect(await list.getAttribute('class')).toBe(await all.getAttribute('class'));
    await check();

    await list.click();
    await expect(reader.getByText('Newsletter: off. The rest comes as before.')).toBeVisible();
    expect(reader.url()).toContain(link);
    await expect(list).toHaveCount(0);
    await press('Stop events');
    await expect(reader.getByText('Events: off.')).toBeVisible();
    await press('Start newsletter');
    await expect(reader.getByText('Newsletter: on again.')).toBeVisible();
    await press('Pause for 90 days');
    await expect(reader.getByText('For 90 days no marketing mail is sent to you.')).toBeVisible();
    await check();
    await press('End the pause now');
    await expect(reader.getByText('The pause is over.')).toBeVisible();
    await press('Stop all marketing mail');
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('You get no marketing mail');
    await expect(reader.getByRole('main')).toContainText('Stopped since');
    await expect(reader.getByRole('main')).toContainText('A link in a mail cannot say yes for you');
    await expect(reader.getByRole('main').getByRole('button')).toHaveCount(0);
    await check();
    expect(await saidOf(database, id, 'marketing')).toEqual([
      'granted signUp',
      'withdrawn mailLink newsletter',
      'withdrawn mailLink events',
      'granted mailLink newsletter',
      'paused mailLink',
      'resumed mailLink',
      'withdrawn mailLink',
    ]);

    await reader.goto(`${link}x`);
    await expect(reader.getByText('This link is damaged')).toBeVisible();
    await check();
  });
}

test('the link of somebody who is gone says calmly that it has ended, and names the way by address', async ({
  page,
  inbox,
  database,
  email,
  elsewhere,
}) => {
  await openAccount(page, inbox, email);
  const link = optOutLink((await findSubjects(database, email))[0]?.id ?? '', email, 'marketing');
  await page.goto('/my-data/close');
  await closeAccount(page, password);
  const reader = await elsewhere();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This link has ended');
  await expect(reader.getByRole('main')).toContainText('has been destroyed');
  await expect(reader.getByRole('link', { name: 'Stop by address' })).toHaveAttribute('href', '/unsubscribe');
  await expect(reader.getByRole('main').getByRole('button')).toHaveCount(0);
  await checkPage(reader);
});
