import { policy } from '@/lib/policy/current';
import { type MetPortal, numberOf, takeFiles } from './live';
import type { TellingVisitor } from './telling-visitor';

/** The mailed code, first typed wrong, opens what was sent signed out from an address. */
async function openMailbox(portal: MetPortal, visitor: TellingVisitor, email: string): Promise<void> {
  await visitor.fill('/requests', 'Mail me a code', { email });
  await visitor.fillWrongly('/requests/code', 'Show what you hold');
  const [code = ''] = /\b\d{8}\b/.exec(await portal.textTo(email, 'Your code')) ?? [];
  await visitor.fill('/requests/code', 'Show what you hold', { code });
}

/**
 * Two inquiries by somebody signed out, the first from an address that is then confirmed; with a mailed code both are seen,
 * copied, corrected and partly taken back, and the second is deleted. Answers the number of the first.
 */
export async function liveWithoutAccount(portal: MetPortal, visitor: TellingVisitor): Promise<string> {
  const { email = '', leadsTo } = await visitor.fill('/contact', 'Send inquiry', { kind: 'demo' });
  await visitor.push(await portal.linkTo(email, 'Confirm your email address'), 'Confirm this address');
  await visitor.fill('/contact', 'Send inquiry', { kind: 'question', email, 'decide-marketing': 'no' });

  const page = '/requests/yours';
  await openMailbox(portal, visitor, email);
  const { leadsTo: copy } = await visitor.push(page, 'Take a copy of all of it');
  await visitor.ask(copy ?? '');
  const { body } = await visitor.ask(page);
  const people = [...new Set(body.match(/\/requests\/yours\/[\w-]+/g))];
  for (const person of people) await visitor.fill(person, 'Save corrections');
  await visitor.push(page, 'Delete this earlier value of name');
  // The newest comes first.
  const [second = '', first = ''] = people.map((path) => path.split('/').at(-1) ?? '');
  const optional = { person: first, consent: 'inquiryOptional' };
  await visitor.push(page, `Take back : ${policy.consents.inquiryOptional.label}`, optional);
  const { leadsTo: closed } = await visitor.push(page, 'Delete this inquiry', { person: second });
  await takeFiles(visitor, closed ?? '');
  await visitor.push(page, 'Leave');
  return numberOf(leadsTo);
}
