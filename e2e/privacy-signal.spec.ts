import { policy } from '@/lib/policy/current';
import { checkPage } from './support/check-page';
import { saidOf } from './support/consent-ledger';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { signIn } from './support/sign-in';

const optOuts = ['saleAndSharing', 'marketingProfiling'] as const;

test('a browser that sends the opt-out signal is honoured once, not for a page fetched ahead, and in later sessions without it', async ({
  page,
  inbox,
  database,
  email,
  elsewhere,
  ownAddress,
}) => {
  await openAccount(page, inbox, email);
  const id = (await findSubjects(database, email))[0]?.id ?? '';
  const asked: Record<string, string>[] = [
    { 'sec-gpc': '1', 'next-router-prefetch': '1', rsc: '1' },
    { 'sec-gpc': '1', 'sec-purpose': 'prefetch' },
    { 'sec-gpc': '0' },
  ];
  for (const headers of asked) expect((await page.request.get('/my-data', { headers })).ok()).toBe(true);
  for (const each of optOuts) expect(await saidOf(database, id, each)).toEqual([]);

  const signalling = await elsewhere({ extraHTTPHeaders: { 'x-forwarded-for': ownAddress, 'sec-gpc': '1' } });
  await signIn(signalling, email);
  await Promise.all([
    signalling.request.get('/my-data'),
    signalling.request.get('/my-data/activity'),
    signalling.goto('/my-data'),
  ]);
  await expect(signalling.getByText('Opt-out request honoured')).toBeVisible();
  await expect(signalling.getByText('by a signal of your browser')).toBeVisible();
  await checkPage(signalling);
  for (const each of optOuts) expect(await saidOf(database, id, each)).toEqual(['refused signal']);
  await inbox.waitFor(email, 'What you decided, in writing');

  await page.goto('/my-data/consents');
  for (const each of optOuts) {
    const row = page.getByRole('row', { name: policy.optOuts[each].label });
    await expect(row).toContainText('Opt-out request honoured');
    await expect(row).toContainText('by a signal of your browser');
  }
  await checkPage(page);

  await signalling.goto('/my-data/consents');
  await signalling.getByRole('button', { name: 'Take the opt-out back' }).first().click();
  await expect(signalling.getByText('Your opt-out is taken back.')).toBeVisible();
  await signalling.goto('/my-data');
  await signalling.goto('/my-data/consents');
  expect(await saidOf(database, id, 'saleAndSharing')).toEqual(['refused signal', 'granted myData']);
  expect(await saidOf(database, id, 'marketingProfiling')).toEqual(['refused signal']);
});

test('the site says where it is asked that it heeds the signal', async ({ request }) => {
  const answer = await request.get('/.well-known/gpc.json');
  expect(answer.headers()['content-type']).toMatch(/^application\/json\b/);
  expect(await answer.json()).toEqual({ gpc: true, lastUpdate: '2026-11-24' });
});
