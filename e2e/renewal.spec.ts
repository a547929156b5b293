import type { Client } from 'pg';
import { checkPage } from './support/check-page';
import { saidOf } from './support/consent-ledger';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { linkOf } from './support/link-of';
import { openAccount } from './support/open-account';

/** The yes ends in 30 days, and the mail that offers to renew it waits in the outbox. */
async function offer(database: Client, id: string): Promise<void> {
  await database.query(
    `update consent_events set at = now() + interval '30 days' - interval '36 months'
     where subject_id = $1 and consent = 'marketing'`,
    [id],
  );
  await database.query(
    "insert into outbox (id, subject_id, template) values ('renewal-' || $1, $1, 'marketing-renewal')",
    [id],
  );
}

for (const answer of ['yes', 'no'] as const) {
  test(`the mailed offer to renew, opened, changes nothing, and one press says ${answer}`, async ({
    page,
    inbox,
    database,
    email,
    elsewhere,
  }) => {
    await openAccount(page, inbox, email);
    const id = (await findSubjects(database, email))[0]?.id ?? '';
    await offer(database, id);
    const link = linkOf(await inbox.waitFor(email, 'Your yes to our news ends soon'), '/renew');
    // With JavaScript for the one, without for the other.
    const reader = await elsewhere({ javaScriptEnabled: answer === 'yes' });
    await reader.goto(link);
    await reader.goto(link);
    expect(await saidOf(database, id, 'marketing')).toEqual(['granted signUp']);
    const [yes, no] = [
      reader.getByRole('button', { name: 'Yes, 36 more months' }),
      reader.getByRole('button', { name: 'No, stop it now' }),
    ];
    const [one, other] = [await yes.boundingBox(), await no.boundingBox()];
    expect([one?.width, one?.height]).toEqual([other?.width, other?.height]);
    expect(await yes.getAttribute('class')).toBe(await no.getAttribute('class'));
    if (answer === 'yes') await checkPage(reader);
    await (answer === 'yes' ? yes : no).click();
    if (answer === 'yes') {
      await expect(reader.getByText('Renewed. Your yes holds for 36 more months from today.')).toBeVisible();
      await checkPage(reader);
    } else {
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText('You get no marketing mail');
    }
    expect(await saidOf(database, id, 'marketing')).toEqual([
      'granted signUp',
      answer === 'yes' ? 'granted mailLink' : 'withdrawn mailLink',
    ]);
    await reader.goto(link);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This link is over');
    if (answer === 'yes') await checkPage(reader);
  });
}

test('My Data offers to renew when the yes ends soon, and shows a yes that is over as lapsed', async ({
  page,
  inbox,
  database,
  email,
}) => {
  await openAccount(page, inbox, email);
  const id = (await findSubjects(database, email))[0]?.id ?? '';
  await page.goto('/my-data/consents');
  await expect(page.getByRole('button', { name: 'Yes, 36 more months' })).toHaveCount(0);
  await offer(database, id);
  await page.reload();
  await checkPage(page);
  await page.getByRole('button', { name: 'Yes, 36 more months' }).click();
  await expect(page.getByText('Renewed. Your yes holds for 36 more months from today.')).toBeVisible();
  expect(await saidOf(database, id, 'marketing')).toEqual(['granted signUp', 'granted myData']);
  await database.query("update consent_events set at = at - interval '37 months' where subject_id = $1", [id]);
  await page.goto('/my-data/consents');
  await expect(page.getByRole('row', { name: 'for news and resources' })).toContainText('Lapsed');
  await expect(page.getByRole('button', { name: 'Agree', exact: true })).toBeVisible();
  await checkPage(page);
});
