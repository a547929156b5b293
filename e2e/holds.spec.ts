import type { Client } from 'pg';
import { checkPage } from './support/check-page';
import { closeAccount } from './support/close-account';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { runAs } from './support/run-as';
import { password } from './support/sign-up';

const soon = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);

const numberIn = (said: string): string => {
  const [, number = ''] = /: ([\w-]{22})\./.exec(said) ?? [];
  expect(number, said).not.toBe('');
  return number;
};

const kept = async (database: Client, subjectId: string | undefined) =>
  (await database.query<{ item: string }>('select item from held_records where subject_id = $1', [subjectId])).rows;

test('a hold and a disclosure take two people, show in My Data, and end with what was kept destroyed', async ({
  page,
  inbox,
  database,
  email,
}) => {
  test.setTimeout(90_000);
  await openAccount(page, inbox, email);
  const [subject] = await findSubjects(database, email);

  await test.step('one handler proposes, another approves', async () => {
    const hold = {
      person: { email },
      items: ['email', 'visitTime'],
      ground: 'Suspicion of fraud, file 12',
      authority: 'The police of Testville',
      reviewOn: soon,
    };
    const number = numberIn((await runAs('mina', ['hold', 'propose'], hold)).said);
    const alone = await runAs('Mina', ['hold', 'approve', number]);
    expect([alone.code, alone.said]).toEqual([1, expect.stringContaining('Another handler has to approve it')]);
    expect((await runAs('noor', ['hold', 'approve', number])).code).toBe(0);

    const authority = {
      person: { email },
      items: ['email'],
      basis: 'authority',
      recipient: 'The court of Testville',
      law: 'Code of procedure, section 9',
    };
    const given = numberIn((await runAs('mina', ['disclosure', 'record'], authority)).said);
    expect((await runAs('noor', ['disclosure', 'approve', given])).code).toBe(0);
    const partner = { person: { email }, items: ['email'], basis: 'consent', recipient: 'Partner Ltd' };
    const refused = await runAs('mina', ['disclosure', 'record'], partner);
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringContaining('the policy has no purpose of giving data to that third party'),
    ]);
  });

  await test.step('the person sees both', async () => {
    await page.goto('/my-data');
    await expect(page.getByText('An investigation keeps some of your data')).toBeVisible();
    await expect(page.getByRole('img', { name: /Time used of the latest visit/ }).first()).toBeVisible();
    await page.getByRole('link', { name: 'What, why and for whom' }).click();
    const investigation = page.getByRole('table', { name: /Kept for an investigation/ });
    for (const told of ['Suspicion of fraud, file 12', 'The police of Testville', 'Email, Date and time of visit'])
      await expect(investigation.getByText(told)).toBeVisible();
    const given = page.getByRole('table', { name: /Given to others/ });
    for (const told of ['The court of Testville', 'Code of procedure, section 9'])
      await expect(given.getByText(told)).toBeVisible();
    await checkPage(page);
  });

  await test.step('closing the account keeps what the hold names, and says so', async () => {
    await page.goto('/my-data/close');
    await expect(page.getByText('What an investigation into a breach of law concerns')).toBeVisible();
    await closeAccount(page, password);
    const mail = await inbox.waitFor(email, 'Your account is closed');
    expect(mail.text?.replaceAll(/\s+/g, ' ')).toContain(
      'an investigation into a breach of law keeps what it concerns',
    );
    const items = new Set((await kept(database, subject?.id)).map(({ item }) => item));
    expect([...items].sort()).toEqual(['email', 'visitTime']);
  });

  await test.step('lifting it destroys what waited', async () => {
    const list = (await runAs('mina', ['hold', 'list'])).said;
    const [number = ''] =
      list
        .split('\n')
        .find((line) => line.includes('visitTime'))
        ?.split('  ') ?? [];
    const show = await runAs('mina', ['hold', 'show', number]);
    expect(show.said).toContain(email);
    const lift = await runAs('noor', ['hold', 'lift', number]);
    expect([lift.code, lift.said]).toEqual([0, expect.stringContaining('Lifted.')]);
    expect(await kept(database, subject?.id)).toEqual([]);
    const { rows } = await database.query('select 1 from subjects where id = $1', [subject?.id]);
    expect(rows).toEqual([]);
    const dry = await runAs('mina', ['sweep', '--dry-run']);
    expect([dry.code, dry.said]).toEqual([0, expect.stringMatching(/^visit +0 {2}12 months from the visit$/m)]);
  });
});
