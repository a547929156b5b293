import type { Page } from '@playwright/test';
import { type ItemId, policy } from '@/lib/policy/current';
import { flowsOf } from '@/lib/policy/flows';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { everybodyWith, lineAt, optionalAt } from './support/sample-entries';
import { saveProfile } from './support/save-profile';
import { sendInquiry } from './support/send-inquiry';

const labelOf = (item: ItemId) => policy.items[item].label;
const { marketing } = policy.consents;
/** A company that gets nothing of theirs by being stored here. */
const [apart] = Object.values(policy.processors).filter(({ items }) => items !== 'all');
const [firstItem] = Object.keys(policy.items).filter((id) => id !== 'email' && id !== 'password') as [ItemId];
const section = (page: Page, id: string) => page.locator(`section#${id}`);

/** How tall the picture's letters are drawn, in pixels, and which way it stands. */
async function drawn(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 });
  const shown = page.locator('#picture svg').filter({ visible: true });
  await expect(shown).toHaveCount(1);
  return shown.evaluate((svg: SVGSVGElement) => ({
    letters: (Number.parseFloat(getComputedStyle(svg).fontSize) * svg.clientWidth) / svg.viewBox.baseVal.width,
    isUpright: svg.viewBox.baseVal.height > svg.viewBox.baseVal.width,
    named: [...svg.querySelectorAll('text')].map((text) => text.querySelector('tspan')?.textContent),
  }));
}

/** The picture stands upright on a phone and across on a desk, can be read on both, and a table says the same. */
async function checkPicture(page: Page, rows: number): Promise<void> {
  for (const [width, isUpright] of [
    [1280, false],
    [768, false],
    [390, true],
    [320, true],
  ] as const) {
    const { letters, ...picture } = await drawn(page, width);
    expect(letters, `${width} pixels`).toBeGreaterThanOrEqual(11.99);
    expect(picture.named.length).toBeGreaterThan(2);
    if (isUpright) expect(picture.isUpright).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('#picture').getByText('The same as a table').click();
  await expect(page.locator('#picture tbody').getByRole('row')).toHaveCount(rows);
}

test('a person reads what each section of the policy means for them, and sees where their data goes', async ({
  page,
  noScript,
  inbox,
  email,
}) => {
  test.setTimeout(90_000);
  await test.step('with a new account, what is not held and was not asked is said', async () => {
    await openAccount(page, inbox, email, { marketing: 'no' });
    await page.goto('/my-data');
    await page.getByRole('navigation', { name: 'My Data' }).getByRole('link', { name: 'Policy' }).click();
    await expect(page).toHaveURL(/\/my-data\/policy$/);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(
      policy.sections.map(({ number, title }) => `${number}${title}`),
    );
    await expect(section(page, 's1')).toContainText(`Not held: ${labelOf(firstItem)}, `);
    await expect(section(page, 's5')).toContainText(
      `${apart?.name}, ${apart?.country}Nothing of yours that is noted here`,
    );
    await expect(section(page, 's10')).toContainText(`Not asked yet: ${policy.consents.profile.label}`);
    await expect(section(page, 's11')).toContainText(`Mail goes to ${email}. No marketing mail.`);
    await expect(section(page, 's14')).toContainText('Nothing special for you');
  });

  await test.step('with a profile and an inquiry, under which consent each item is held, until when, and who has it', async () => {
    await saveProfile(page);
    await sendInquiry(page, email, { marketing: 'yes' });
    await page.goto('/my-data/policy');
    const row = (name: string) =>
      section(page, 's1')
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) });
    await expect(row(labelOf(lineAt('firstLogin'))).first()).toContainText(policy.consents.profile.label);
    await expect(row(labelOf(optionalAt('firstLogin')))).toContainText(policy.consents.profileOptional.label);
    await expect(row(labelOf(optionalAt('contact')))).toContainText(policy.consents.inquiryOptional.label);
    await expect(row(labelOf(optionalAt('contact')))).toContainText('Until you close your account');
    await expect(row(labelOf('email')).first()).toContainText(policy.consents.marketing.label);
    await expect(row(labelOf('ipAddress'))).toContainText(everybodyWith());
    await expect(section(page, 's2')).toContainText(`${policy.purposes[marketing.purpose].label}${labelOf('email')}`);
    await expect(section(page, 's4')).toContainText('Your yes to marketing ends by itself');
    await expect(section(page, 's7')).toContainText('You are signed in on 1 browser.');
    await expect(section(page, 's16')).toContainText(`Version ${policy.version} applies.`);
    await checkPage(page);
  });

  await test.step('sees the same as a picture, and as a table', async () => {
    await page.goto('/my-data');
    await checkPicture(
      page,
      flowsOf(policy).filter(
        ({ purpose, from, onlyWhile }) => purpose.id in policy.purposes && !(onlyWhile && from.id === 'contact'),
      ).length,
    );
    await expect(page.locator('#picture')).not.toContainText(apart?.short ?? '');
    await checkPage(page);
  });

  await test.step("everybody's data stands on the policy page, without JavaScript too", async () => {
    const plain = await noScript();
    await plain.goto('/policy');
    await checkPicture(plain, flowsOf(policy).length);
    await expect(plain.locator('#picture')).toContainText(apart?.short ?? '');
  });
});
