import type { Page } from '@playwright/test';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { AnchorPoint } from '@/lib/policy/anchors';
import { type ConsentId, policy } from '@/lib/policy/current';
import { countRows } from './support/count-rows';
import { decide } from './support/decide';
import { enterFields } from './support/enter-fields';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { type PortalWithDatabase, startPortalWithDatabase } from './support/portal-with-database';
import { fieldsAt, lineAt, optionalAt, sampleEntries, shownEntries } from './support/sample-entries';
import { ines, saveProfile } from './support/save-profile';
import { password } from './support/sign-up';

let portal: PortalWithDatabase;

test.beforeAll('a portal and a database for this file: nobody else may write while rows are counted', async () => {
  portal = await startPortalWithDatabase('counted');
});

test.afterAll(() => portal?.stop());

const inquiry = sampleEntries('contact');

/** The decisions of a point without which nothing is stored. */
const needed = (point: AnchorPoint): ConsentId[] =>
  policy.collectionPoints[point].consents.filter((id) => ['required', 'abroad'].includes(policy.consents[id].kind));

/** Of a row, which of the items of a point it holds. */
async function heldOf(table: 'profiles' | 'inquiries', point: AnchorPoint, subjectId: string | undefined) {
  const { rows } = await portal.database.query<Record<string, boolean>>(
    `select ${fieldsAt(point)
      .map(({ field }) => `${toSnakeCase(field.item)} is not null as "${field.item}"`)
      .join(', ')} from ${table} where subject_id = $1`,
    [subjectId],
  );
  return rows;
}

/** The required ones alone. */
const requiredOf = (point: AnchorPoint) => [
  Object.fromEntries(fieldsAt(point).map(({ field, optional }) => [field.item, !optional])),
];

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Every table but the counters of tries, which stand under hashed keys, the seals of the audit trail, and the runs of jobs: none holds anything of what was sent. */
async function countStored() {
  const {
    rate_limits: _tries,
    audit_seals: _seals,
    audit_checkpoints: _checkpoints,
    job_runs: _runs,
    ...counts
  } = await countRows(portal.database);
  return counts;
}

/** The answer to a form with a needed decision refused: a sentence that says so, and not one row more anywhere. */
async function expectNothingStored(page: Page, refused: ConsentId, submit: string) {
  const before = await countStored();
  await send(page, submit);
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary.getByRole('link')).toHaveText([
    `You chose no, so nothing was stored. ${policy.consents[refused].refusing}`,
  ]);
  expect(await countStored()).toEqual(before);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const open = (elsewhere: (options: object) => Promise<Page>) =>
      elsewhere({ baseURL: portal.baseURL, javaScriptEnabled });

    for (const refused of needed('signUp')) {
      test(`sign-up with "${policy.consents[refused].label}" refused stores nothing at all`, async ({
        elsewhere,
        email,
      }) => {
        const page = await open(elsewhere);
        await page.goto('/sign-up');
        await enterFields(page, 'signUp', { email, password });
        await decide(page, 'signUp', { [refused]: 'no' });
        await expectNothingStored(page, refused, 'Create account');
      });
    }

    for (const refused of needed('contact')) {
      test(`an inquiry with "${policy.consents[refused].label}" refused stores nothing at all`, async ({
        elsewhere,
        email,
      }) => {
        const page = await open(elsewhere);
        await page.goto('/contact');
        await enterFields(page, 'contact', { ...inquiry, email });
        await decide(page, 'contact', { [refused]: 'no' });
        await expectNothingStored(page, refused, 'Send inquiry');
      });
    }

    test('a profile with a needed decision refused stores nothing; with the optional part refused, none of it', async ({
      elsewhere,
      inbox,
      email,
    }) => {
      const page = await open(elsewhere);
      await openAccount(page, inbox, email, { marketing: 'no' });
      await expect.poll(async () => (await countRows(portal.database)).outbox).toBe(0);
      for (const refused of needed('firstLogin')) {
        await page.goto('/welcome');
        await enterFields(page, 'firstLogin', ines);
        await decide(page, 'firstLogin', { [refused]: 'no' });
        await expectNothingStored(page, refused, 'Save my profile');
      }

      await saveProfile(page, ines, { profileOptional: 'no' });
      const [account] = await findSubjects(portal.database, email);
      expect(await heldOf('profiles', 'firstLogin', account?.id)).toEqual(requiredOf('firstLogin'));
      const shown = shownEntries(ines);
      await expect(page.getByRole('main')).not.toContainText(shown[optionalAt('firstLogin')] ?? '');
      await expect(page.getByRole('main')).toContainText(shown[lineAt('firstLogin')] ?? '');
    });

    test('an inquiry with the optional part refused arrives, and stores none of the optional items filled in', async ({
      elsewhere,
      email,
    }) => {
      const page = await open(elsewhere);
      await page.goto('/contact');
      await enterFields(page, 'contact', { ...inquiry, email });
      await decide(page, 'contact', { inquiryOptional: 'no', marketing: 'no' });
      await send(page, 'Send inquiry');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your inquiry has arrived');
      const [inquirer] = await findSubjects(portal.database, email);
      expect(await heldOf('inquiries', 'contact', inquirer?.id)).toEqual(requiredOf('contact'));
    });
  });
}
