import { createHash, randomBytes } from 'node:crypto';
import type { ReceivedMail } from '@/lib/testing/smtp';
import { noteCanaries } from './canaries';
import { test as base } from './fixtures';
import { type OwnPortal, startOwnPortal } from './own-portal';
import { Visitor } from './visitor';

export interface Person {
  id: string;
  email: string;
  password: string;
  name: string;
  /** Signed in. */
  browser: Visitor;
}

export interface PersonOptions {
  profile?: boolean;
  marketing?: 'yes' | 'no';
  /** Leave the address unconfirmed, and nobody signed in. */
  stopBefore?: 'confirming';
}

interface TestFixtures {
  /** Not signed in, at an address no other test has. */
  visitor: Visitor;
}

interface WorkerFixtures {
  /** A portal of this worker alone: between two looks at its database nothing happens that the test did not do. */
  portal: OwnPortal;
}

let visitors = 0;

export function newVisitor({ site }: OwnPortal): Visitor {
  visitors += 1;
  return new Visitor(site, `198.51.${Math.floor(visitors / 250) % 256}.${(visitors % 250) + 1}`);
}

export const canary = (what: string): string => {
  const text = `${what}-${randomBytes(6).toString('hex')}`;
  noteCanaries(text);
  return text;
};

export const newAddress = (): string => {
  const address = `${canary('someone')}@mail.example`;
  noteCanaries(address);
  return address;
};

export const linkIn = (mail: ReceivedMail): string => {
  const [link] = /https?:\/\/[^\s<>"')\]]+\?token=[^\s<>"')\]]+/.exec(mail.text ?? '') ?? [];
  if (!link) throw new Error(`The mail "${mail.subject}" has no link.`);
  const { pathname, search, searchParams } = new URL(link);
  noteCanaries(searchParams.get('token') ?? link);
  return pathname + search;
};

const hashOf = (link: string) =>
  createHash('sha256')
    .update(new URLSearchParams(link.split('?')[1]).get('token') ?? '')
    .digest('hex');

/** The newest mail to this address whose subject fits, waited for. */
export async function mailTo({ smtp }: OwnPortal, address: string, subject: RegExp): Promise<ReceivedMail> {
  const fits = (mail: ReceivedMail) => mail.envelope.to.includes(address) && subject.test(mail.subject ?? '');
  await smtp.waitFor(fits, 20_000);
  const mail = smtp.messages.findLast(fits);
  if (!mail) throw new Error(`No mail to ${address}.`);
  return mail;
}

export async function signUp(browser: Visitor, email: string, password: string, marketing = 'no') {
  const answer = await browser.submit('/sign-up', {
    email,
    password,
    'decide-account': 'yes',
    'decide-abroad': 'yes',
    'decide-marketing': marketing,
  });
  if (answer.leadsTo !== '/sign-up/check-your-mail')
    throw new Error(`Sign-up answered ${answer.status}: ${answer.body}`);
}

export const profileOf = (name: string) => ({
  name,
  companyName: 'Okafor Outdoor',
  category: 'Retail',
  country: 'NG',
  companyDescription: 'Tents and boots',
  sourceOfVisit: '',
  'decide-profile': 'yes',
  'decide-abroad': 'yes',
  'decide-profileOptional': 'yes',
});

export async function signIn(browser: Visitor, { email, password }: { email: string; password: string }) {
  const answer = await browser.submit('/sign-in', { email, password });
  if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}: ${answer.body}`);
}

/** Goes the whole way a person goes: form, mail, button, sign-in. */
export async function makePerson(portal: OwnPortal, options: PersonOptions = {}): Promise<Person> {
  const browser = newVisitor(portal);
  const [email, password, name] = [newAddress(), `${canary('lantern orbit')} quiet`, canary('Ines')];
  noteCanaries(password);
  await signUp(browser, email, password, options.marketing);
  const link = linkIn(await mailTo(portal, email, /confirm/i));
  const { rows } = await portal.database.query('select subject_id from mail_links where token_hash = $1', [
    hashOf(link),
  ]);
  const person = { id: String(rows[0]?.subject_id), email, password, name, browser };
  if (options.stopBefore === 'confirming') return person;
  await browser.press(link, 'Confirm this address');
  await signIn(browser, person);
  if (options.profile) await browser.submit('/welcome', profileOf(name));
  return person;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  portal: [
    async ({}, use, { workerIndex }) => {
      const portal = await startOwnPortal(`worker-${workerIndex}`);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  visitor: async ({ portal }, use) => use(newVisitor(portal)),
});

export { expect } from '@playwright/test';
