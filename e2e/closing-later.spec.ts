import { checkPage } from './support/check-page';
import { closeAccount, closingChoice } from './support/close-account';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccountByHand } from './support/open-account';
import { password } from './support/sign-up';

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test.describe(world, () => {
    test.use({ javaScriptEnabled });

    test(`somebody closes in 7 days, keeps the account, and closes it at once, ${world}`, async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await openAccountByHand(page, inbox, email);
      const [subject] = await findSubjects(database, email);
      const check = async () => {
        if (javaScriptEnabled) await checkPage(page);
      };
      const press = () => page.getByRole('button', { name: 'Delete my data and close my account' }).click();
      const daysLeft = async () => {
        const { rows } = await database.query(
          'select round(extract(epoch from closes_at - now()) / 86400)::int as days from subjects where id = $1',
          [subject?.id],
        );
        return rows[0]?.days;
      };

      await test.step('neither is chosen beforehand, and without a choice nothing happens', async () => {
        await page.goto('/my-data/close');
        for (const when of ['Now, at once', 'In 7 days'] as const)
          await expect(closingChoice(page, when)).not.toBeChecked();
        await page.getByLabel('Your password', { exact: true }).fill(password);
        await press();
        const problem = page.getByRole('alert').filter({ hasText: 'problem' });
        await expect(problem).toContainText('Choose when your account closes');
        await check();
        expect(await daysLeft()).toBeNull();
      });

      await test.step('in 7 days: the page and a mail say when, and offer the way back', async () => {
        await closingChoice(page, 'In 7 days').check();
        await page.getByLabel('Your password', { exact: true }).fill(password);
        await press();
        await page.waitForURL('**/my-data/close?told=closing');
        await expect(page.getByText('Your account is going to close')).toBeVisible();
        await check();
        await expect(page.getByRole('group', { name: 'When?' })).toHaveCount(0);
        expect(await daysLeft()).toBe(7);
        const mail = await inbox.waitFor(email, 'Your account is going to close');
        expect(mail.text).toContain('/my-data/close');
        await page.goto('/contact');
        await expect(page.getByText('this inquiry would go with it')).toBeVisible();
        await check();
      });

      await test.step('keeps the account', async () => {
        await page.goto('/my-data');
        await check();
        await page.getByRole('button', { name: 'Keep my account' }).click();
        await page.waitForURL('**/my-data?told=kept');
        await expect(page.getByText('Your account stays.')).toBeVisible();
        await expect(page.getByText('Your account is going to close')).toHaveCount(0);
        expect(await daysLeft()).toBeNull();
      });

      await test.step('closes it at once, and reads what was destroyed', async () => {
        await page.goto('/my-data/close');
        await closeAccount(page, password);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is closed');
        await check();
        await inbox.waitFor(email, 'Your account is closed');
        await expect.poll(() => findSubjects(database, email)).toEqual([]);
      });
    });
  });
}
