import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { type ConsentId, policy } from '@/lib/policy/current';
import { freePort } from '@/lib/testing/free-port';
import { createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { countRows } from './support/count-rows';
import { decide } from './support/decide';
import { enterFields } from './support/enter-fields';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { readSettings } from './support/read-settings';
import { ines, saveProfile } from './support/save-profile';
import { password } from './support/sign-up';
import { startPortal } from './support/start-portal';

let baseURL: string;
let database: Client;
let portal: { stop(): Promise<void> } | undefined;

test.beforeAll('a portal and a database for this file: nobody else may write while rows are counted', async () => {
  const settings = readSettings();
  const adminUrl = process.env.E2E_DATABASE ?? '';
  const url = new URL(settings.DATABASE_URL ?? '');
  const name = `counted_${randomBytes(4).toString('hex')}`;
  await createOwnedDatabase(adminUrl, url.username, name);
  url.pathname = name;
  const port = await freePort();
  baseURL = `http://127.0.0.1:${port}`;
  const files = { ERASURE_LEDGER: `test-results/${name}.ndjson`, CHECKPOINT_FILE: `test-results/${name}.txt` };
  const own = { ...settings, ...files, DATABASE_URL: url.href, SITE_URL: baseURL };
  portal = await startPortal(port, own, 'test-results/counted.log');
  database = new Client({ connectionString: onDatabase(adminUrl, name) });
  await database.connect();
});

test.afterAll(async () => {
  await database?.end();
  await portal?.stop();
});

const inquiry = {
  name: 'Ada Moreau',
  countryOfResidence: 'FR',
  companyName: 'Moreau',
  inquiryDetails: 'Does it run on ships?',
  businessDescription: 'Freight by sea',
  jobTitle: 'Captain',
  phoneNumber: '+33 1 23 45 67 89',
};

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Every table but the counters of tries, which stand under hashed keys, the seals of the audit trail, and the runs of jobs: none holds anything of what was sent. */
async function countStored() {
  const {
    rate_limits: _tries,
    audit_seals: _seals,
    audit_checkpoints: _checkpoints,
    job_runs: _runs,
    ...counts
  } = await countRows(database);
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
    const open = (elsewhere: (options: object) => Promise<Page>) => elsewhere({ baseURL, javaScriptEnabled });

    for (const refused of ['account', 'abroad'] as const) {
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

    for (const refused of ['inquiry', 'abroad'] as const) {
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
      await expect.poll(async () => (await countRows(database)).outbox).toBe(0);
      for (const refused of ['profile', 'abroad'] as const) {
        await page.goto('/welcome');
        await enterFields(page, 'firstLogin', ines);
        await decide(page, 'firstLogin', { [refused]: 'no' });
        await expectNothingStored(page, refused, 'Save my profile');
      }

      await saveProfile(page, ines, { profileOptional: 'no' });
      const [account] = await findSubjects(database, email);
      const { rows } = await database.query(
        'select name is not null as kept, country, company_description, source_of_visit from profiles where subject_id = $1',
        [account?.id],
      );
      expect(rows).toEqual([{ kept: true, country: null, company_description: null, source_of_visit: null }]);
      await expect(page.getByRole('main')).not.toContainText(ines.sourceOfVisit ?? '');
      await expect(page.getByRole('main')).toContainText(ines.companyName ?? '');
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
      const [inquirer] = await findSubjects(database, email);
      const { rows } = await database.query(
        'select name is not null as kept, business_description, job_title, phone_number from inquiries where subject_id = $1',
        [inquirer?.id],
      );
      expect(rows).toEqual([{ kept: true, business_description: null, job_title: null, phone_number: null }]);
    });
  });
}
