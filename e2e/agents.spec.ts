import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';
import { runAs } from './support/run-as';
import { password } from './support/sign-up';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`somebody is represented, and asked, and sees who looked; a restriction does not end behind their back, ${world}`, async ({
    elsewhere,
    inbox,
    database,
    email,
  }) => {
    test.setTimeout(180_000);
    const page = await elsewhere({ javaScriptEnabled });
    const check = async () => {
      if (javaScriptEnabled) await checkPage(page);
    };
    const command = async (words: string[], input: unknown) => {
      const { code, said } = await runAs('mina', ['request', ...words], input);
      expect(code, said).toBe(0);
      return said;
    };
    const enter = async (right: string) => {
      const letter = { email, right, law: 'ccpa', channel: 'mail', receivedOn: inDays(-2), text: 'For her, please.' };
      const said = await command(['enter'], {
        ...letter,
        agent: { name: 'Rights for You', email: 'agent@rights.test' },
      });
      return { said, number: /^Number ([\w-]{22})$/m.exec(said)?.[1] ?? '' };
    };
    await openAccount(page, inbox, email);
    const [subject] = await findSubjects(database, email);

    await test.step('names an agent in writing, and reads what that says', async () => {
      await page.goto('/my-data/requests');
      await page.getByRole('link', { name: 'Have somebody ask for you' }).click();
      await expect(page.getByText('Nobody.')).toBeVisible();
      await check();
      await page.getByRole('button', { name: 'Name this agent to ask for me' }).click();
      await checkErrorSummary(page, [
        'agentName',
        'agentEmail',
        'access',
        'correction',
        'deletion',
        'objection',
        'restriction',
        'months',
      ]);
      await check();
      await page.getByLabel("Agent's name").fill('Rights for You');
      await page.getByLabel("Agent's email address").fill('agent@rights.test');
      for (const right of ['access', 'correction', 'deletion', 'objection', 'restriction'])
        await page.locator(`input[name=${right}][value=${right === 'objection' ? 'yes' : 'no'}]`).check();
      await page.getByLabel('Until when?').selectOption('3');
      await page.getByRole('button', { name: 'Name this agent to ask for me' }).click();
      await expect(page.getByText('The agent is named.')).toBeVisible();
      await expect(
        page.getByText('I name Rights for You (agent@rights.test) to ask LG CNS Co., Ltd. for me'),
      ).toBeVisible();
      await check();
    });

    await test.step('is opted out on that permission, without being asked', async () => {
      const { said, number } = await enter('objection');
      expect(said).toContain('The mail that confirms it');
      const mail = await inbox.waitFor(email, 'We have your request');
      expect(mail.text).toContain('reached us by mail or by letter');
      expect(mail.text).toContain('Somebody wrote it in your name');
      await page.goto(`/my-data/requests/${number}`);
      await expect(page.getByText('By mail to us, from an agent, with a permission.')).toBeVisible();
      await check();
    });

    await test.step('is asked before anything is disclosed, and answers with one of two equal buttons', async () => {
      const { said, number } = await enter('access');
      expect(said).toContain('The person is asked by mail');
      const refused = await runAs('mina', ['request', 'answer', number], 'Here it is.');
      expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('has not confirmed it yet')]);
      const mail = await inbox.waitFor(email, 'Did you ask for this?');
      expect(mail.text).toContain('Rights for You, agent@rights.test');
      const link = linkOf(mail, '/confirm-request');
      await page.goto(link);
      await check();
      await page.goto(`/my-data/requests/${number}`);
      await expect(page.getByRole('button', { name: 'Yes, I asked for this' })).toBeVisible();
      await check();
      if (javaScriptEnabled) {
        await page.goto(link);
        await page.getByRole('button', { name: 'Yes, I asked for this' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We are at it now');
        await check();
        await page.goto(link);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over');
        expect((await runAs('mina', ['request', 'answer', number], 'Here it is.')).code).toBe(0);
        const answer = await inbox.waitFor(email, 'Your request is done');
        expect(answer.text).toContain('Here it is.');
      } else {
        await page.getByRole('button', { name: 'No, I did not' }).click();
        await expect(page.getByText('Closed. Nothing was disclosed, changed or deleted.')).toBeVisible();
        await page.goto(link);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over');
      }
      expect(await inbox.list('agent@rights.test')).toEqual([]);
    });

    await test.step('takes the permission back with one press', async () => {
      await page.goto('/my-data/agents');
      await page.getByRole('button', { name: 'Take it back' }).click();
      await expect(page.getByText('What you took back is destroyed.')).toBeVisible();
      const { rows } = await database.query('select from agents where subject_id = $1', [subject?.id]);
      expect(rows).toEqual([]);
    });

    await test.step('is told before a restriction ends, and objects', async () => {
      await page.goto('/my-data/restrict');
      await page.getByRole('radio', { name: 'Something you hold about me is wrong' }).check();
      await page.getByRole('button', { name: 'Restrict my data' }).click();
      await expect(page.getByText('Your data is restricted')).toBeVisible();
      await inbox.waitFor(email, 'Your data is restricted');
      await page.goto('/contact');
      await expect(page.getByText('Your data is restricted, so this inquiry waits')).toBeVisible();
      await check();
      await command(['lift'], { email, reason: 'The facts are checked.', liftsOn: inDays(12) });
      const mail = await inbox.waitFor(email, 'We are going to end the restriction');
      expect(mail.text).toContain('The facts are checked.');
      await page.goto('/my-data');
      await expect(page.getByText('Until the restriction ends, however old').first()).toBeVisible();
      await check();
      await page.getByRole('button', { name: 'Object, and keep it restricted' }).click();
      await expect(page.getByText('I object to the end of the restriction that you announced.')).toBeVisible();
      await page.goto('/my-data/restrict');
      await expect(page.getByText('You have objected to the end of the restriction')).toBeVisible();
      await check();
    });

    await test.step('sees each look, with role and purpose', async () => {
      await page.goto('/my-data/activity');
      const looks = page.getByRole('region', { name: 'Who looked' });
      await expect(looks.getByRole('row', { name: /One of our staff for data requests/ })).toHaveCount(
        javaScriptEnabled ? 4 : 3,
      );
      await check();
    });

    await test.step('is asked for the password in place where it is longer ago, for what discloses and for nothing else', async () => {
      await database.query("update sessions set password_at = now() - interval '6 minutes' where subject_id = $1", [
        subject?.id,
      ]);
      await page.goto('/my-data/requests/new');
      const ask = async (right: string) => {
        await page.getByLabel('What do you ask for?').selectOption(right);
        await page.getByLabel('What exactly?').fill('All that My Data does not show.');
        await page.getByRole('button', { name: 'Send request' }).click();
      };
      await ask('restriction');
      await expect(page.getByText('We have your request.').first()).toBeVisible();
      await page.goto('/my-data/requests/new');
      await ask('access');
      await checkErrorSummary(page, ['password']);
      await check();
      await expect(page.getByLabel('What exactly?')).toHaveValue('All that My Data does not show.');
      await expect(page.getByLabel('What do you ask for?')).toHaveValue('access');
      const field = page.getByLabel('Your password', { exact: true });
      await field.fill('not my password at all');
      await page.getByRole('button', { name: 'Send request' }).click();
      await expect(page.getByText('This is not your password. Nothing has been sent yet').first()).toBeVisible();
      if (!javaScriptEnabled) await expect(field).toHaveValue('');
      await field.fill(password);
      await page.getByRole('button', { name: 'Send request' }).click();
      await expect(page.getByText('We have your request.').first()).toBeVisible();
      await page.goto('/my-data/download');
      await expect(page.getByRole('button', { name: 'Download my data' })).toBeVisible();
      const { rows } = await database.query(
        `select "right" from requests where subject_id = $1 and channel = 'self-service' and due_on is not null order by received_at`,
        [subject?.id],
      );
      expect(rows.map((row) => row.right)).toEqual(['objection', 'restriction', 'access']);
    });
  });
}
