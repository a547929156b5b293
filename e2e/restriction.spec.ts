import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { runInquiry } from './support/run-inquiry';
import { sendInquiry } from './support/send-inquiry';

const reasons = [
  'Something you hold about me is wrong',
  'You use it unlawfully, and I do not want it erased',
  'I need it for a legal claim',
  'I have objected and wait for your answer',
];

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test.describe(world, () => {
    test.use({ javaScriptEnabled });

    test(`somebody restricts with a reason, is told so, and ends it, ${world}`, async ({
      page,
      inbox,
      database,
      email,
    }) => {
      test.setTimeout(90_000);
      await openAccount(page, inbox, email);
      const [subject] = await findSubjects(database, email);
      const stored = async () => {
        const { rows } = await database.query(
          'select restricted_at is not null as restricted, restriction_ground as ground from subjects where id = $1',
          [subject?.id],
        );
        return rows[0];
      };
      const check = async () => {
        if (javaScriptEnabled) await checkPage(page);
      };

      await sendInquiry(page, email, {});
      const {
        rows: [inquiry],
      } = await database.query('select id from inquiries where subject_id = $1', [subject?.id]);
      const show = () => runInquiry(['show', inquiry.id]);

      await test.step('no reason is chosen beforehand, and without one nothing happens', async () => {
        await page.goto('/my-data');
        await page.getByRole('link', { name: 'Restrict or object' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restrict or object');
        for (const reason of reasons) await expect(page.getByRole('radio', { name: reason })).not.toBeChecked();
        await check();
        await page.getByRole('button', { name: 'Restrict my data' }).click();
        await checkErrorSummary(page, ['ground']);
        await check();
        expect(await stored()).toEqual({ restricted: false, ground: null });
      });

      await test.step('with one the page says since when and why, and so does the overview', async () => {
        await page.getByRole('radio', { name: 'I need it for a legal claim' }).check();
        await page.getByRole('button', { name: 'Restrict my data' }).click();
        await expect(page.getByText('Your data is restricted')).toBeVisible();
        await expect(page.getByRole('button', { name: 'Restrict my data' })).toHaveCount(0);
        await check();
        expect(await stored()).toEqual({ restricted: true, ground: 'claims' });
        expect((await show()).code).toBe(1);
        await page.goto('/my-data');
        await expect(page.getByText('Your reason: “I need it for a legal claim”')).toBeVisible();
        await check();
      });

      await test.step('ends it from there, and both presses stand under Requests', async () => {
        await page.getByRole('button', { name: 'End the restriction' }).click();
        await expect(page.getByText('The restriction has ended.')).toBeVisible();
        await check();
        expect(await stored()).toEqual({ restricted: false, ground: null });
        expect((await show()).said).toContain('Does it scale?');
        await page.goto('/my-data/requests');
        for (const what of ['Begun at once', 'Ended at once'])
          await expect(page.getByRole('row', { name: /^Restriction/ }).filter({ hasText: what })).toHaveCount(1);
      });
    });

    test(`an objection stops marketing at once, and for visits is a request that names them, ${world}`, async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await openAccount(page, inbox, email, { marketing: 'yes' });
      const [subject] = await findSubjects(database, email);
      await page.goto('/my-data/restrict');
      await page.getByRole('button', { name: 'Stop all marketing mail' }).click();
      await expect(page.getByText('Withdrawn. No marketing mail')).toBeVisible();
      const { rows } = await database.query('select 1 from marketing_audience where subject_id = $1', [subject?.id]);
      expect(rows).toEqual([]);

      await page.goto('/my-data/restrict');
      await expect(page.getByRole('button', { name: 'Stop all marketing mail' })).toHaveCount(0);
      await page.getByRole('link', { name: 'Object, with your reasons' }).click();
      await expect(page.getByLabel('What do you ask for?')).toHaveValue('objection');
      const what = page.getByLabel('What exactly?');
      await expect(what).toHaveValue(/Keeping accounts and the service safe/);
      await what.fill(`${await what.inputValue()}I sit behind a shared address.`);
      await page.getByRole('button', { name: 'Send request' }).click();
      await expect(page.getByText('We have your request.').first()).toBeVisible();
      await expect(page.getByText('I sit behind a shared address.')).toBeVisible();
      const sent = await database.query(
        'select "right", state from requests where subject_id = $1 and due_on is not null',
        [subject?.id],
      );
      expect(sent.rows).toEqual([{ right: 'objection', state: 'open' }]);
    });
  });
}
