import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Client } from 'pg';
import { policy } from '@/lib/policy/current';
import { policyDay } from '@/lib/policy/in-force';
import { ownReleases } from '@/lib/policy/releases';
import { comparePath, noticeOfChange } from '@/lib/policy-notices/notice-of-change';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { Inbox } from './support/inbox';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { type PortalWithDatabase, startPortalWithDatabase } from './support/portal-with-database';
import { ines, saveProfile } from './support/save-profile';

/** Of today's own policy there is none ahead; the example that stands in for it has one. */
const ahead = ownReleases.filter(({ after }) => policyDay(new Date()) < after.effectiveOn);

let portal: PortalWithDatabase;

async function ledgerOf(database: Client, email: string) {
  const [person] = await findSubjects(database, email);
  const { rows } = await database.query(
    'select consent, decision, policy_version from consent_events where subject_id = $1 order by sequence',
    [person?.id],
  );
  return rows;
}

const banner = (page: Page) => page.getByRole('main').filter({ hasText: 'The privacy policy is going to change' });

for (const release of ahead) {
  const { version } = release.after;
  const { sections, effectiveOn, ...notice } = noticeOfChange(release, new Map());
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(effectiveOn));

  test.describe(`version ${version}, whose day has not come`, () => {
    test.beforeAll('a server of its own, since everybody in its database is told', async () => {
      portal = await startPortalWithDatabase('noticed');
    });

    test.afterAll(() => portal?.stop());

    test('is told to whoever is here, with every difference, and changes nothing that was agreed to', async ({
      elsewhere,
      inbox,
      email,
    }) => {
      test.setTimeout(120_000);
      const other = `no-${email}`;
      const others = new Inbox(process.env.E2E_INBOX ?? '');
      const page = await elsewhere({ baseURL: portal.baseURL });
      const plain = await elsewhere({ baseURL: portal.baseURL, javaScriptEnabled: false });
      await openAccount(page, inbox, email, { marketing: 'no' });
      await saveProfile(page);
      await openAccount(plain, others, other, { marketing: 'no' });
      await saveProfile(plain, ines, { profileOptional: 'no' });
      const before = await ledgerOf(portal.database, email);
      expect(new Set(before.map(({ policy_version }) => policy_version))).toEqual(new Set([policy.version]));
      await expect(banner(page)).toHaveCount(0);

      await portal.restart();
      const subject = `Our privacy policy changes on ${day}`;
      const mail = await inbox.waitFor(email, subject);
      for (const { title } of sections) expect(mail.text).toContain(title);
      expect(mail.text).toContain(`${portal.baseURL}${comparePath({ ...notice, version })}`);
      expect(mail.text).toContain('Your yes holds for what you were told then.');
      const toOther = await others.waitFor(other, subject);
      expect(toOther.text).not.toContain('Your yes holds');

      await page.goto('/my-data');
      await expect(banner(page)).toContainText(`applies from ${day}`);
      for (const { title, inShort } of sections)
        await expect(banner(page)).toContainText(inShort ? `${title}: ${inShort}` : title);
      await expect(banner(page)).toContainText('Your yes holds for what you were told then');
      await checkPage(page);
      await page.getByRole('link', { name: 'Every word that differs' }).click();
      await page.waitForURL(`**${comparePath({ ...notice, version })}`);
      await checkPage(page);

      await page.goto('/my-data');
      await page.getByRole('button', { name: 'I have read it' }).click();
      await expect(page.getByText('The privacy policy is going to change')).toHaveCount(0);
      await plain.goto('/my-data');
      await expect(banner(plain)).not.toContainText('Your yes holds');
      await plain.getByRole('button', { name: 'I have read it' }).click();
      await expect(plain.getByText('The privacy policy is going to change')).toHaveCount(0);
      const { rows } = await portal.database.query(
        'select version, read_at is not null as read from policy_notices order by subject_id',
      );
      expect(rows).toEqual([email, other].map(() => ({ version, read: true })));

      expect(readFileSync('test-results/noticed.log', 'utf8')).not.toContain('-failed');

      // What was agreed to stands, nothing new is asked for or stored, and nothing else is lost.
      expect(await ledgerOf(portal.database, email)).toEqual(before);
      await page.goto('/my-data/correct');
      const asked = policy.collectionPoints.firstLogin;
      for (const { item } of [...asked.required, ...asked.optional])
        await expect(page.locator(`[name="${item}"]`)).toHaveCount(1);
      const then = release.after.collectionPoints.firstLogin;
      const known = new Set([...asked.required, ...asked.optional].map(({ item }) => item));
      for (const { item } of [...then.required, ...then.optional].filter((field) => !known.has(field.item)))
        await expect(page.locator(`[name="${item}"]`)).toHaveCount(0);
      await page.goto('/my-data/consents');
      await expect(page.getByText('You agreed to an earlier notice')).toHaveCount(0);
    });
  });
}
