import type { Page } from '@playwright/test';
import { policy } from '@/lib/policy/current';
import type { Decisions } from './decide';
import type { Inbox } from './inbox';
import { linkOf } from './link-of';
import { readForms } from './read-forms';
import { signIn } from './sign-in';
import { password, signUp } from './sign-up';

/** Opens a page and sends its form of this button, as a browser without JavaScript does, and answers where that leads. */
async function send({ request }: Page, path: string, button: string, values: Record<string, string>): Promise<string> {
  const opened = await request.get(path);
  const form = readForms(await opened.text()).find(({ buttons }) => buttons.includes(button));
  if (!form) throw new Error(`${path} (${opened.status()}) has no form with the button "${button}".`);
  const answer = await request.post(path, {
    multipart: { ...Object.fromEntries(form.hidden), ...values },
    headers: { origin: new URL(opened.url()).origin },
    maxRedirects: 0,
  });
  const { location } = answer.headers();
  if (!location) throw new Error(`${path} answered ${answer.status()} to "${button}".`);
  return location;
}

/**
 * A browser with an account and no profile, at the step after the first sign-in. The forms are sent without being drawn:
 * of what they look like, and that a person can fill them in, `openAccountByHand` and the journeys about signing up tell.
 */
export async function openAccount(page: Page, inbox: Inbox, email: string, decisions: Decisions = {}): Promise<void> {
  const decided = policy.collectionPoints.signUp.consents.map((id) => [`decide-${id}`, decisions[id] ?? 'yes']);
  await send(page, '/sign-up', 'Create account', { email, password, ...Object.fromEntries(decided) });
  const mail = await inbox.waitFor(email, 'Confirm your email address');
  await send(page, linkOf(mail, '/verify-email'), 'Confirm this address', {});
  await page.goto(await send(page, '/sign-in', 'Sign in', { email, password }));
}

/** Signs up, confirms the address by the mailed link and signs in, on the pages themselves. */
export async function openAccountByHand(page: Page, inbox: Inbox, email: string): Promise<void> {
  await signUp(page, email);
  const mail = await inbox.waitFor(email, 'Confirm your email address');
  await page.goto(linkOf(mail, '/verify-email'));
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await signIn(page, email);
}
