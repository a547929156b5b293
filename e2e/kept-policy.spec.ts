import type { Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import { checkPage } from './support/check-page';
import { expect, test } from './support/journey';
import { runAs } from './support/run-as';

const department = policy.contacts[0]?.department ?? '';
const dayFromNow = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

/** What the page says of a promise; it is worked out anew every few seconds. */
async function expectLine(page: Page, promise: string, words: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    const line = page.locator('#s8').getByRole('listitem').filter({ hasText: promise });
    await expect(line).toContainText(words, { timeout: 1000 });
  }).toPass();
}

test('the margin of the policy leads to what keeps each section true, and what people attest shows there', async ({
  page,
  context,
  noScript,
}) => {
  test.setTimeout(90_000);
  const paper = policy.attestations.paper ?? '';

  await test.step('from a section to how it stands', async () => {
    await page.goto('/policy');
    await page
      .locator('#s8')
      .getByRole('link', { name: /^How it stands now/ })
      .click();
    await expect(page).toHaveURL(/\/policy\/proof#s8$/);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(18);
    await expect(page.getByRole('heading', { name: 'What this waits for' })).toBeVisible();
    await expect(page.getByText('that nobody has attested yet')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Sections' }).getByRole('link')).toHaveCount(16);
    await checkPage(page);
    expect(await context.cookies()).toEqual([]);
  });

  const plain = await noScript();
  await test.step('without JavaScript too, with the tests that prove it', async () => {
    await plain.goto('/policy/proof#s8');
    const sweep = plain
      .locator('#s8')
      .getByRole('listitem')
      .filter({ hasText: 'sign-ups that are not confirmed in time' });
    await expect(sweep.first()).toContainText(/Kept|Not tested here/);
    await expect(sweep.first()).toContainText(/Last ran .* UTC/);
    await sweep.first().getByText('One test').click();
    await expect(sweep.first().getByText('lib/jobs/sweep.itest.ts')).toBeVisible();
  });

  const number = await test.step('a handler attests, and the public reads who and until when', async () => {
    await expectLine(plain, paper, /Needs attention.*Nobody attests it at the moment/s);
    const attestation = { attestation: 'paper', department, doneOn: dayFromNow(-2), expiresOn: dayFromNow(300) };
    const { said } = await runAs('mina', ['attest', 'add'], { ...attestation, evidence: 'Bill 12 of the shredder' });
    await expectLine(plain, paper, new RegExp(`Kept.*Attested until.*says the ${department}`, 's'));
    const html = await plain.content();
    for (const secret of ['mina', 'Bill 12']) expect(html).not.toContain(secret);
    return / ([\w-]{22})\. /.exec(said)?.[1] ?? '';
  });

  await test.step('machines read the same', async () => {
    const answer = await page.request.get('/policy/controls.json');
    expect(answer.headers()['cache-control']).toBe('no-store');
    const { keptBy, sections, policy: inForce } = await answer.json();
    expect((await (await page.request.get(`/policy/${inForce.version}.json`)).json()).sha256).toBe(inForce.sha256);
    expect(sections).toHaveLength(16);
    expect(keptBy['people:paper']).toMatchObject({ state: 'kept', department });
    for (const { tests } of Object.values<{ tests?: { code: string } }>(keptBy))
      if (tests) expect(['not-run', 'passed', 'passed-before']).toContain(tests.code);
  });

  await test.step('withdrawn, it is a promise that nobody attests', async () => {
    const { code, said } = await runAs('noor', ['attest', 'withdraw', number], { reason: 'The shredder was broken' });
    expect([code, said.trim()]).toEqual([0, 'Withdrawn.']);
    await expectLine(plain, paper, /Needs attention/);
    expect((await runAs('mina', ['attest', 'list'])).said).toMatch(/paper .*not attested/);
  });
});
