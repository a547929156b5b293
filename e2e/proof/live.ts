import { setTimeout as delay } from 'node:timers/promises';
import { policy } from '@/lib/policy/current';
import { plainRoutes } from '../support/routes';
import type { TellingVisitor } from './telling-visitor';

/** A portal under proof, as its person meets it: pages, and a mailbox. */
export interface MetPortal {
  /** Path and query of the link in the newest mail to this address whose subject has these words. Waits for it. */
  linkTo(address: string, subject: string): Promise<string>;
  /** The text of that mail. */
  textTo(address: string, subject: string): Promise<string>;
}

export interface Account {
  email: string;
  password: string;
  /** As it was typed last. */
  profile: Typed;
  /** What else the account holds, each as its copy writes it. */
  more: string[];
}

type Typed = Readonly<Record<string, string>>;

/** A value as `data.json` of the copy writes it. */
export const written = (item: string, value: string): string => JSON.stringify({ [item]: value }).slice(1, -1);

/** Of what was typed, the items of the policy; its passwords are in no copy. */
export const itemsOf = (typed: Typed): string[] =>
  Object.entries(typed).flatMap(([name, value]) =>
    Object.hasOwn(policy.items, name) && name !== 'password' ? [written(name, value)] : [],
  );

/** Everything the account holds, as far as it was typed. */
export const heldBy = ({ email, profile, more }: Account): string[] => [
  written('email', email),
  ...itemsOf(profile),
  ...more,
];

export async function openAccount(portal: MetPortal, visitor: TellingVisitor, given: Typed = {}): Promise<Account> {
  const { email = '', password = '' } = await visitor.fill('/sign-up', 'Create account', given);
  const link = await portal.linkTo(email, 'Confirm your email address');
  await visitor.push(link, 'Confirm this address');
  await visitor.fill('/sign-in', 'Sign in', { email, password });
  const profile = await visitor.fill('/welcome', 'Save my profile');
  return { email, password, profile, more: [] };
}

/** Everything by which an account changes, each first with a password that is wrong. */
export async function changeEverything(portal: MetPortal, visitor: TellingVisitor, account: Account): Promise<void> {
  const page = '/my-data/correct';
  account.profile = await visitor.fill(page, 'Save corrections');
  await visitor.fillWrongly(page, 'Send the confirmation');
  const asked = await visitor.fill(page, 'Send the confirmation', { passwordForEmail: account.password });
  const { newEmail = '' } = asked;
  await visitor.push(await portal.linkTo(newEmail, 'Confirm your new address'), 'Use this address');
  await visitor.fillWrongly(page, 'Change my password');
  const { newPassword = '' } = await visitor.fill(page, 'Change my password', { currentPassword: account.password });
  Object.assign(account, { email: newEmail, password: newPassword });
}

/** Sign-in with what is wrong and what is right, a forgotten password, and a session ended from another browser. */
export async function signInEveryWay(
  portal: MetPortal,
  visitor: TellingVisitor,
  other: TellingVisitor,
  account: Account,
): Promise<void> {
  await visitor.push('/my-data', 'Sign out');
  await visitor.fillWrongly('/sign-in', 'Sign in');
  await visitor.fillWrongly('/sign-in', 'Sign in', { email: account.email });
  await visitor.fill('/reset-password', 'Send me a link');
  await visitor.fill('/reset-password', 'Send me a link', { email: account.email });
  const link = await portal.linkTo(account.email, 'Set a new password');
  const { password = '' } = await visitor.fill(link, 'Set this password');
  account.password = password;
  const credentials = { email: account.email, password };
  await other.fill('/sign-in', 'Sign in', credentials);
  await visitor.fill('/sign-in', 'Sign in', credentials);
  await visitor.push('/my-data/activity', 'End this session');
}

/** The number of an inquiry, from the page that says it was sent. */
export const numberOf = (leadsTo = '') => new URL(leadsTo, 'http://portal').searchParams.get('number') ?? '';

/** An inquiry by somebody signed in, from their own address. Answers its number, and what it holds. */
export async function askSignedIn(visitor: TellingVisitor, { email }: Account) {
  const typed = await visitor.fill('/contact', 'Send inquiry', { kind: 'question', email });
  return { number: numberOf(typed.leadsTo), items: itemsOf(typed) };
}

/** Asks something and deletes it again in My Data. */
export async function deleteInquiry(visitor: TellingVisitor, account: Account): Promise<void> {
  const { number } = await askSignedIn(visitor, account);
  await visitor.push(`/my-data/inquiries/${number}/delete`, 'Delete this inquiry');
}

/** Corrects one item where it stands, and deletes what it said before. Answers what was typed. */
async function correctItem(visitor: TellingVisitor, row: string): Promise<Typed> {
  const { leadsTo, ...typed } = await visitor.fill(`/my-data?correct=${row}`, 'Save this correction');
  return typed;
}

/** Corrects every item of the profile and of an inquiry where it stands. Answers what the inquiry holds then. */
export async function correctInPlace(visitor: TellingVisitor, account: Account, inquiry: string) {
  for (const item of Object.keys(account.profile).filter((name) => Object.hasOwn(policy.items, name)))
    account.profile = { ...account.profile, ...(await correctItem(visitor, `profiles-${item}`)) };
  const { required, optional } = policy.collectionPoints.contact;
  const items = [...required, ...optional].map(({ item }) => item).filter((item) => item !== 'email');
  const corrected: Typed[] = [];
  for (const item of items) corrected.push(await correctItem(visitor, `${inquiry}-inquiries-${item}`));
  await visitor.push('/my-data', 'Delete this earlier value of name');
  return itemsOf(Object.assign({}, ...corrected));
}

/** Writes a statement about an item that we refused to correct, takes it back, and writes another. Answers what its copy writes. */
export async function dispute(visitor: TellingVisitor, inquiry: string): Promise<string> {
  const page = `/my-data?dispute=${inquiry}-inquiries-answer`;
  await visitor.fill(page, 'Keep this statement');
  await visitor.push('/my-data', 'Remove it : your statement about our answer');
  const { statement = '' } = await visitor.fill(page, 'Keep this statement');
  return written('statement', statement);
}

/** Asks for the correction of our answer to an inquiry. Answers the number of the request, and what its copy writes. */
export async function askForCorrection(visitor: TellingVisitor, inquiry: string) {
  const page = `/my-data/requests/new?inquiry=${inquiry}&item=answer`;
  const given = { right: 'correction', law: 'gdpr', inquiry, field: 'answer' };
  const { details = '', leadsTo } = await visitor.fill(page, 'Send request', given);
  return { number: leadsTo.split('/').at(-1) ?? '', items: [written('said', details)] };
}

/** Asks people for something, and adds to it. Answers the request's page, and what its copy writes. */
export async function askPeople(visitor: TellingVisitor) {
  const { details = '', leadsTo } = await visitor.fill('/my-data/requests/new', 'Send request', {
    law: 'gdpr',
    // Of a kind that never asks for the password, however long ago it was given.
    right: 'objection',
  });
  const { reply = '' } = await visitor.fill(leadsTo, 'Add to the request');
  return { page: leadsTo, items: [written('said', details), written('said', reply)] };
}

export const giveUp = (visitor: TellingVisitor, page: string) => visitor.push(page, 'Cancel the request');

export async function appeal(visitor: TellingVisitor, page: string): Promise<string> {
  const { appeal: said = '' } = await visitor.fill(page, 'Appeal');
  return written('said', said);
}

/** Has nothing done with the data for a while, and objects to its end, where that is announced meanwhile. */
export async function restrict(visitor: TellingVisitor, announce?: () => Promise<unknown>): Promise<void> {
  await visitor.fill('/my-data/restrict', 'Restrict my data');
  await announce?.();
  if (announce) await visitor.push('/my-data/restrict', 'Object, and keep it restricted');
  await visitor.push('/my-data/restrict', 'End the restriction');
}

/** Names one agent and takes the permission back, and names another, who stays. Answers what a copy writes of that one. */
export async function nameAgents(visitor: TellingVisitor): Promise<string[]> {
  const page = '/my-data/agents';
  const button = 'Name this agent to ask for me';
  const first = await visitor.fill(page, button, { access: 'yes' });
  await visitor.push(page, `Take it back : ${first.agentName}`);
  const { agentName = '', agentEmail = '' } = await visitor.fill(page, button, { access: 'yes' });
  return [written('name', agentName), written('email', agentEmail)];
}

/** Answers what an agent asked: one by the mailed link, one signed in. */
export async function answerAgents(
  portal: MetPortal,
  visitor: TellingVisitor,
  account: Account,
  numbers: readonly string[],
) {
  const link = await portal.linkTo(account.email, 'Did you ask for this?');
  await visitor.push(link, 'Yes, I asked for this');
  for (const number of numbers) {
    const page = `/my-data/requests/${number}`;
    const { body } = await visitor.ask(page);
    if (body.includes('No, I did not')) await visitor.push(page, 'No, I did not', { request: number });
  }
}

/** Every choice about consents and marketing, there and back again, in My Data. */
export async function chooseInMyData(visitor: TellingVisitor): Promise<void> {
  const page = '/my-data/consents';
  for (const button of ['Opt out', 'Take the opt-out back', 'Stop newsletter', 'Start newsletter'])
    await visitor.push(page, button);
  await visitor.push(page, 'Pause for 90 days');
  await visitor.push(page, 'End the pause now');
  await visitor.push(page, 'Withdraw', { consent: 'marketing' });
  await visitor.push(page, 'Agree', { consent: 'marketing' });
  await visitor.push(page, 'Withdraw, and destroy these items', { consent: 'profileOptional' });
  await visitor.push(page, 'Agree', { consent: 'profileOptional' });
  // What a browser with that signal does by opening a page.
  await visitor.ask('/my-data', { headers: { 'sec-gpc': '1' } });
}

/** The link to the preference centre, asked for by address, and every button behind it. */
export async function chooseByLink(portal: MetPortal, visitor: TellingVisitor, { email }: Account): Promise<void> {
  await visitor.fill('/unsubscribe', 'Send me a link');
  await visitor.fill('/unsubscribe', 'Send me a link', { email });
  const link = await portal.linkTo(email, 'Your choices about marketing mail');
  for (const button of ['Stop events', 'Start events', 'Pause for 90 days', 'End the pause now'])
    await visitor.push(link, button);
  await visitor.push(link, 'Stop all marketing mail');
}

/** The person's copy, as the bytes of its ZIP read as text: it is stored, not packed. */
export async function takeCopy(visitor: TellingVisitor, { password }: Account): Promise<string> {
  // The page that asks for the password, however short ago it was given.
  const page = '/my-data/download?over';
  await visitor.fillWrongly(page, 'Open the download');
  const { leadsTo } = await visitor.fill(page, 'Open the download', { password });
  const { body, headers } = await visitor.fetch(leadsTo, 'Download my data', { period: 'dates' });
  if (headers.get('content-type') !== 'application/zip') throw new Error('The copy is no ZIP.');
  return body;
}

/** Opens every page there is, and every receipt the person has. */
export async function lookAround(visitor: TellingVisitor): Promise<void> {
  for (const route of plainRoutes()) await visitor.ask(route);
  await takeFiles(visitor, '/my-data/consents');
  const policy = await visitor.ask('/policy');
  for (const path of new Set(policy.body.match(/\/policy\/\d{4}-\d{2}-\d{2}/g))) await visitor.ask(path);
  const { body } = await visitor.ask('/policy/history');
  for (const [, file] of body.matchAll(/"\/policy\/(\d{4}-\d{2}-\d{2}\.(?:md|json))"/g))
    await visitor.ask(`/policy/documents/${file}`);
  // Of a single version an ordinary missing page.
  const [newest = ''] = body.match(/\d{4}-\d{2}-\d{2}/) ?? [];
  for (const other of new Set(body.match(/\d{4}-\d{2}-\d{2}/g)))
    await visitor.ask(`/policy/compare/${other}/${newest}`);
}

/** Asks for the closing in 7 days, thinks again, and closes the account now, at the second try. Answers the page that says so. */
export async function closeAccount(visitor: TellingVisitor, { password }: Account): Promise<string> {
  const [page, button] = ['/my-data/close', 'Delete my data and close my account'];
  await visitor.fill(page, button, { password, when: 'in-7-days' });
  await visitor.push(page, 'Keep my account');
  await visitor.fillWrongly(page, button);
  const { leadsTo } = await visitor.fill(page, button, { password, when: 'now' });
  if (!leadsTo.startsWith('/closed')) throw new Error(`Closing the account led to ${leadsTo}.`);
  return leadsTo;
}

/** Opens a page, and every file it hands out. */
export async function takeFiles(visitor: TellingVisitor, page: string): Promise<void> {
  const { body } = await visitor.ask(page);
  for (const path of new Set(body.match(/\/api\/download\/[a-z]+\/[\w-]+/g))) await visitor.ask(path);
}

/** Asks until the answer is yes; a worker comes round every few seconds. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`This did not happen within a minute: ${what}.`);
    await delay(200);
  }
}
