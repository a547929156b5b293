import type { Page } from '@playwright/test';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { countRows } from './support/count-rows';
import { decide, decisionGroup } from './support/decide';
import { type Entries, enterFields, fieldOf } from './support/enter-fields';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { enterCredentials } from './support/sign-in';
import { password, signUp } from './support/sign-up';

const question: Entries = {
  name: 'Ada Moreau',
  countryOfResidence: 'FR',
  companyName: 'Moreau & Söhne',
  inquiryDetails: 'Does it run on ships?\nWe have three.',
  jobTitle: 'Captain',
};

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    const check = (page: Page) => (javaScriptEnabled ? checkPage(page) : Promise.resolve());

    test('sign-up says what is missing, keeps what was typed but not the password, and then signs up', async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await page.goto('/sign-up');
      await enterFields(page, 'signUp', { email, password: 'too short' });
      await decisionGroup(page, 'account').getByLabel('Yes, I agree').check();
      await send(page, 'Create account');
      await checkErrorSummary(page, ['password', 'decide-abroad', 'decide-marketing']);
      await expect(fieldOf(page, 'signUp', 'email')).toHaveValue(email);
      await expect(decisionGroup(page, 'account').getByLabel('Yes, I agree')).toBeChecked();
      expect(await page.content()).not.toContain('too short');
      if (!javaScriptEnabled) await expect(fieldOf(page, 'signUp', 'password')).toHaveValue('');
      expect(await findSubjects(database, email)).toEqual([]);
      await check(page);

      await enterFields(page, 'signUp', { password });
      await decide(page, 'signUp', { marketing: 'no' });
      await send(page, 'Create account');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
      expect(await findSubjects(database, email)).toMatchObject([{ kind: 'account', proved: false }]);
      await inbox.waitFor(email, 'Confirm your email address');
    });

    for (const kind of ['question', 'demo'] as const) {
      test(`Contact us says what is missing, keeps what was typed, and then takes the ${kind}`, async ({
        page,
        inbox,
        database,
        email,
      }) => {
        await page.goto('/contact');
        await page.getByLabel('What would you like?').selectOption(kind);
        await enterFields(page, 'contact', { ...question, email: 'not an address' });
        await send(page, 'Send inquiry');
        await checkErrorSummary(page, [
          'email',
          'decide-inquiry',
          'decide-abroad',
          'decide-inquiryOptional',
          'decide-marketing',
        ]);
        for (const [item, value] of Object.entries({ ...question, email: 'not an address' })) {
          await expect(fieldOf(page, 'contact', item as keyof Entries), item).toHaveValue(value);
        }
        await expect(page.getByLabel('What would you like?')).toHaveValue(kind);
        if (kind === 'question') await check(page);

        await enterFields(page, 'contact', { email });
        await decide(page, 'contact', { marketing: 'no' });
        await send(page, 'Send inquiry');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your inquiry has arrived');
        if (kind === 'demo') await check(page);
        const [inquirer] = await findSubjects(database, email);
        expect(inquirer).toMatchObject({ kind: 'inquirer', proved: false });
        const { rows } = await database.query(
          'select kind, job_title is not null as job, phone_number is not null as phone from inquiries where subject_id = $1',
          [inquirer?.id],
        );
        expect(rows).toEqual([{ kind, job: true, phone: false }]);
        if (kind === 'demo') await inbox.waitFor(email, 'Confirm your email address');
      });
    }

    test('verifying, signing in and opting out each say what was wrong first, and then do it', async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await signUp(page, email);
      const [account] = await findSubjects(database, email);

      await page.goto('/verify-email?token=made-up');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over');
      await check(page);
      await page.goto(linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email'));
      await send(page, 'Confirm this address');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed');
      expect(await findSubjects(database, email)).toMatchObject([{ proved: true }]);

      await page.goto('/sign-in');
      await send(page, 'Sign in');
      await checkErrorSummary(page, ['email', 'password']);
      await check(page);
      await enterCredentials(page, email, 'not the password at all');
      await expect(page.getByRole('alert').filter({ hasText: 'do not belong to a confirmed account' })).toBeVisible();
      await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email);
      expect(await page.content()).not.toContain('not the password at all');
      await enterCredentials(page, email);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome');
      const { rows: sessions } = await database.query('select from sessions where subject_id = $1', [account?.id]);
      expect(sessions).toHaveLength(1);

      const link = linkOf(await inbox.waitFor(email, 'News and resources'), '/unsubscribe');
      await page.goto(`${link}x`);
      await expect(page.getByText('This link is damaged')).toBeVisible();
      await check(page);
      await page.goto(link);
      await send(page, 'Stop all marketing mail');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You get no marketing mail');
      const { rows } = await database.query(
        "select decision, place from consent_events where subject_id = $1 and consent = 'marketing' order by sequence",
        [account?.id],
      );
      expect(rows).toEqual([
        { decision: 'granted', place: 'signUp' },
        { decision: 'withdrawn', place: 'mailLink' },
      ]);
    });

    test('the way to a new password refuses what is no address, and then sends one link', async ({
      page,
      inbox,
      database,
      email,
    }) => {
      await signUp(page, email, { marketing: 'no' });
      await page.goto(linkOf(await inbox.waitFor(email, 'Confirm your email address'), '/verify-email'));
      await send(page, 'Confirm this address');

      await page.goto('/reset-password');
      await page.getByLabel('Email', { exact: true }).fill('not an address');
      await send(page, 'Send me a link');
      await checkErrorSummary(page, ['email']);
      await expect(page.getByLabel('Email', { exact: true })).toHaveValue('not an address');
      await check(page);
      await page.getByLabel('Email', { exact: true }).fill(email);
      await send(page, 'Send me a link');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
      await check(page);

      await page.goto(linkOf(await inbox.waitFor(email, 'Set a new password'), '/reset-password'));
      await page.getByLabel('New password', { exact: true }).fill('passwordpassword');
      await send(page, 'Set this password');
      await checkErrorSummary(page, ['password']);
      expect(await page.content()).not.toContain('passwordpassword');
      await check(page);
      await page.getByLabel('New password', { exact: true }).fill('velvet canyon hinge umbrella');
      await send(page, 'Set this password');
      await expect(page.getByText('Your new password is set')).toBeVisible();
      const [account] = await findSubjects(database, email);
      const { rows } = await database.query('select password_changed_at from accounts where subject_id = $1', [
        account?.id,
      ]);
      expect(rows).toEqual([{ password_changed_at: expect.any(Date) }]);
      expect((await countRows(database, account?.id)).sessions).toBe(0);
    });
  });
}
