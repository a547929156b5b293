import { policy } from '@/lib/policy/current';
import { type Account, appeal, itemsOf, type MetPortal, numberOf, takeFiles } from './live';
import type { TellingVisitor } from './telling-visitor';

const page = '/requests/yours';

/** The mailed code, first typed wrong, opens what was sent signed out from an address. */
async function enterCode(portal: MetPortal, visitor: TellingVisitor, email: string): Promise<void> {
  await visitor.fillWrongly('/requests/code', 'Show what you hold');
  const [code = ''] = /\b\d{8}\b/.exec(await portal.textTo(email, 'Your code')) ?? [];
  await visitor.fill('/requests/code', 'Show what you hold', { code });
}

/** Reports what was sent from a third address as a child's, and confirms it by the mailed link: the next sweep destroys it. */
async function reportChild(portal: MetPortal, visitor: TellingVisitor): Promise<void> {
  const { email = '' } = await visitor.fill('/contact', 'Send inquiry', { kind: 'question', 'decide-marketing': 'no' });
  await visitor.fillWrongly('/children', 'Send the report', { email: visitor.canaries.text('email') });
  await visitor.fill('/children', 'Send the report', { email });
  const link = await portal.linkTo(email, 'Is this address a child’s?');
  await visitor.push(link, 'I am under that age: delete it');
}

/** Writes a statement about an item that we refused to correct, takes it back, and writes another. */
async function disputeByCode(visitor: TellingVisitor, person: string): Promise<void> {
  const form = `${person}/dispute?item=email`;
  await visitor.fill(form, 'Keep this statement');
  await visitor.push(page, 'Remove it : your statement about email');
  await visitor.fill(form, 'Keep this statement');
}

/** Has nothing done with one inquiry for a while, and asks people about it: one request is given up, one appealed where it can be refused. */
async function askByCode(
  visitor: TellingVisitor,
  person: string,
  refuse?: (number: string) => Promise<unknown>,
): Promise<void> {
  await visitor.fill(`${person}/restrict`, 'Restrict this inquiry');
  await visitor.push(`${person}/restrict`, 'End the restriction');
  const ask = (about = '', given = {}) =>
    visitor.fill(`${person}/ask${about}`, 'Send request', { law: 'gdpr', ...given });
  const { leadsTo } = await ask();
  await visitor.fill(leadsTo, 'Add to the request');
  await visitor.push(leadsTo, 'Cancel the request');
  // Where nothing was refused there is no such page.
  if (!refuse) {
    await visitor.ask(`${person}/dispute?item=email`);
    return;
  }
  const { leadsTo: refused } = await ask('?item=email', { right: 'correction' });
  await refuse(refused.split('/').at(-1) ?? '');
  await disputeByCode(visitor, person);
  await appeal(visitor, refused);
}

/** What handlers do meanwhile, where the portal has any. */
interface Handlers {
  refuse: (number: string) => Promise<unknown>;
  /** Enters letters of an agent, and answers their numbers. */
  enter: (person: { email: string }) => Promise<readonly string[]>;
  /** Announces the end of a restriction. */
  lift: (person: { email: string }) => Promise<unknown>;
}

/** Says of what an agent asked that nobody asked for it, and objects to the announced end of a restriction. */
async function answerByCode(visitor: TellingVisitor, person: string, email: string, handlers: Handlers): Promise<void> {
  for (const request of await handlers.enter({ email }))
    await visitor.push(`${page}/${person}/requests/${request}`, 'No, I did not', { request, person });
  const restrict = `${page}/${person}/restrict`;
  await visitor.fill(restrict, 'Restrict this inquiry');
  await handlers.lift({ email });
  await visitor.push(restrict, 'Object, and keep it restricted', { person });
  await visitor.push(restrict, 'End the restriction', { person });
}

/**
 * Two inquiries by somebody signed out, the first from an address that is then confirmed; with a mailed code both are seen,
 * copied, corrected, restricted, asked about and partly taken back, and the second is deleted. A third is a child's. Answers
 * the number of the first.
 */
export async function liveWithoutAccount(
  portal: MetPortal,
  visitor: TellingVisitor,
  handlers?: Handlers,
): Promise<string> {
  const { email = '', leadsTo } = await visitor.fill('/contact', 'Send inquiry', { kind: 'demo' });
  await visitor.push(await portal.linkTo(email, 'Confirm your email address'), 'Confirm this address');
  await visitor.fill('/contact', 'Send inquiry', { kind: 'question', email, 'decide-marketing': 'no' });

  await reportChild(portal, visitor);
  await visitor.fill('/requests', 'Mail me a code', { email });
  await enterCode(portal, visitor, email);
  await takeFiles(visitor, page);
  const { body } = await visitor.ask(page);
  const people = [...new Set(body.match(/\/requests\/yours\/[\w-]+/g))];
  for (const person of people) await visitor.fill(person, 'Save corrections');
  await visitor.push(page, 'Delete this earlier value of name');
  // The newest comes first.
  const [second = '', first = ''] = people.map((path) => path.split('/').at(-1) ?? '');
  await askByCode(visitor, `${page}/${first}`, handlers?.refuse);
  const optional = { person: first, consent: 'inquiryOptional' };
  await visitor.push(page, `Take back : ${policy.consents.inquiryOptional.label}`, optional);
  const { leadsTo: closed } = await visitor.push(`${page}/${second}/delete`, 'Delete this inquiry');
  await takeFiles(visitor, closed ?? '');
  if (handlers) await answerByCode(visitor, first, email, handlers);
  await visitor.push(page, 'Leave');
  return numberOf(leadsTo);
}

/** What was sent signed out from the account's own address is moved into the account. */
export async function joinInquiry(
  portal: MetPortal,
  signedOut: TellingVisitor,
  visitor: TellingVisitor,
  account: Account,
): Promise<void> {
  const typed = await signedOut.fill('/contact', 'Send inquiry', { kind: 'question', email: account.email });
  await visitor.push('/my-data', 'Mail me a code to see it');
  await enterCode(portal, visitor, account.email);
  const { body } = await visitor.ask(page);
  const [join = ''] = /\/requests\/yours\/[\w-]+\/join/.exec(body) ?? [];
  await visitor.fill(join, 'It is mine: move it');
  await visitor.push(page, 'Leave');
  account.more.push(...itemsOf(typed));
}
