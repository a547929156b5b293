import type { Page } from '@playwright/test';
import { toSnakeCase } from 'drizzle-orm/casing';
import { type ItemId, policy } from '@/lib/policy/current';
import { checkErrorSummary } from './support/check-error-summary';
import { checkPage } from './support/check-page';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { runAs } from './support/run-as';
import { runInquiry } from './support/run-inquiry';
import { lineAt, optionalAt } from './support/sample-entries';
import { ines, saveProfile } from './support/save-profile';
import { sendInquiry } from './support/send-inquiry';

const line = lineAt('firstLogin');
const spare = optionalAt('contact');
const labelOf = (item: ItemId) => policy.items[item].label;
const small = (item: ItemId) => labelOf(item).toLowerCase();

const told = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

/** Asks for the correction of an item by the link beside it, and answers the number of the request. */
async function askFor(page: Page, item: string, details: string): Promise<string> {
  await page.goto('/my-data');
  await page.getByRole('link', { name: `Ask us to correct ${item}` }).click();
  await expect(page.getByLabel('What do you ask for?')).toHaveValue('correction');
  const prefilled = await page.getByLabel('What exactly?').inputValue();
  expect(prefilled).toContain('What shows that:');
  await page.getByLabel('What exactly?').fill(prefilled + details);
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.waitForURL(/\/my-data\/requests\/[\w-]{22}$/);
  return page.url().slice(-22);
}

const asHandler = (words: readonly string[], input = '') => runAs('mina.seo', ['request', ...words], input);

for (const javaScriptEnabled of [true, false]) {
  const world = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`each item is corrected where it stands, and what we refuse is disputed beside it, ${world}`, async ({
    elsewhere,
    inbox,
    database,
    email,
  }) => {
    test.setTimeout(120_000);
    const page = await elsewhere({ javaScriptEnabled });
    const check = async () => {
      if (javaScriptEnabled) await checkPage(page);
    };
    await openAccount(page, inbox, email);
    await saveProfile(page);
    await sendInquiry(page, email, {});
    const [subject] = await findSubjects(database, email);
    const { rows } = await database.query('select id from inquiries where subject_id = $1', [subject?.id]);
    const inquiry: string = rows[0].id;
    const earlier = async () =>
      (
        await database.query(
          'select origin_column as name, actor from earlier_values where subject_id = $1 order by 1',
          [subject?.id],
        )
      ).rows;
    const profile = page.getByRole('table', { name: /You gave us these/ });
    const sent = page.getByRole('table', { name: /Your inquiry of/ });
    const form = (label: string) => page.getByRole('form', { name: label });

    await test.step('one field opens in its row, says what is wrong, and takes what is right', async () => {
      await page.goto('/my-data');
      await profile.getByRole('link', { name: `Correct ${small(line)}` }).click();
      const entry = form(`Correct ${small(line)}`).getByLabel(labelOf(line));
      await expect(entry).toHaveValue(ines[line] ?? '');
      await entry.fill('');
      await page.getByRole('button', { name: 'Save this correction' }).click();
      await checkErrorSummary(page, [line]);
      await check();
      await entry.fill('Okafor Indoor');
      await page.getByRole('button', { name: 'Save this correction' }).click();
      await told(page, 'Corrected.');
      await expect(profile.getByRole('row', { name: new RegExp(`^${labelOf(line)}`) })).toContainText('Okafor Indoor');
      expect(await earlier()).toEqual([{ name: toSnakeCase(line), actor: 'subject' }]);
    });

    await test.step('what stood there is shown to its person, and goes by one press', async () => {
      await page.getByText(`Earlier values of ${small(line)}: 1`).click();
      await expect(profile.getByRole('listitem')).toContainText(new RegExp(`${ines[line]}.*put right by you`, 's'));
      await check();
      await page.getByRole('button', { name: `Delete this earlier value of ${small(line)}` }).click();
      await told(page, 'That earlier value is destroyed.');
      expect(await earlier()).toEqual([]);
    });

    await test.step('an item of an inquiry too, and its text until it is answered', async () => {
      await sent.getByRole('link', { name: `Correct, remove ${small(spare)}` }).click();
      await form(`Correct ${small(spare)}`)
        .getByLabel(labelOf(spare))
        .fill('');
      await page.getByRole('button', { name: 'Save this correction' }).click();
      await told(page, 'Corrected.');
      await expect(sent.getByRole('row', { name: new RegExp(`^${labelOf(spare)}`) })).toHaveCount(0);
      await sent.getByRole('link', { name: `Correct ${small('inquiryDetails')}` }).click();
      await form(`Correct ${small('inquiryDetails')}`)
        .getByLabel(labelOf('inquiryDetails'))
        .fill('Does it grow?');
      await page.getByRole('button', { name: 'Save this correction' }).click();
      await told(page, 'Corrected.');
      expect(await earlier()).toEqual([{ name: 'inquiry_details', actor: 'subject' }]);
      expect((await runInquiry(['answer', inquiry], 'It shrinks.')).code).toBe(0);
    });

    await test.step('what we answered is corrected by us, as asked, and the person sees what it was', async () => {
      const number = await askFor(page, small('inquiryDetails'), 'A slip of mine.');
      expect(await asHandler(['correct', number], 'Does it scale?')).toMatchObject({ code: 0 });
      expect((await asHandler(['answer', number], 'Corrected.')).code).toBe(0);
      await page.goto('/my-data');
      await expect(sent.getByRole('row', { name: new RegExp(`^${labelOf('inquiryDetails')}`) })).toContainText(
        'Does it scale?',
      );
      await page.getByText(`Earlier values of ${small('inquiryDetails')}: 2`).click();
      await expect(sent.getByText(/put right by us, as you asked/)).toBeVisible();
    });

    await test.step('what we refuse can be disputed in 250 words, which stand beside it for handlers too', async () => {
      const number = await askFor(page, 'our answer', 'It grows.');
      await page.goto(`/my-data?dispute=${inquiry}-inquiries-answer`);
      await expect(page.getByLabel('Your statement')).toHaveCount(0);
      expect((await asHandler(['refuse', number, 'unfounded'], 'It does shrink.')).code).toBe(0);
      await page.goto(`/my-data/requests/${number}`);
      await page.getByRole('link', { name: 'Write a statement' }).click();
      await page.getByLabel('Your statement', { exact: true }).fill('word '.repeat(251));
      await page.getByRole('button', { name: 'Keep this statement' }).click();
      await checkErrorSummary(page, ['statement']);
      await page.getByLabel('Your statement', { exact: true }).fill('It does grow.');
      await page.getByRole('button', { name: 'Keep this statement' }).click();
      await told(page, 'Your statement stands beside the item.');
      await expect(sent.getByText('It does grow.')).toBeVisible();
      await check();
      expect((await runInquiry(['show', inquiry])).said).toMatch(/disputes answer\s+It does grow\./);
      await page.getByRole('button', { name: /your statement about our answer/ }).click();
      await told(page, 'Your statement is removed.');
      await expect(sent.getByText('It does grow.')).toHaveCount(0);
    });
  });
}
