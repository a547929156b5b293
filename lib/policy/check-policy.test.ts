import { describe, expect, it } from 'vitest';
import { checkPolicy } from './check-policy';
import { policy } from './current';
import { definePolicy } from './define-policy';
import type { CollectionPoint, Consent, PolicyShape, RetentionRule, Section } from './types';

const good: PolicyShape = policy;
const broken = (change: Partial<PolicyShape>): string[] => checkPolicy({ ...good, ...change });

const pointWith = (id: string, change: Partial<CollectionPoint>): Partial<PolicyShape> => {
  const point = good.collectionPoints[id];
  if (!point) throw new Error(`no point ${id}`);
  return { collectionPoints: { ...good.collectionPoints, [id]: { ...point, ...change } } };
};
const consentWith = (id: string, change: Partial<Consent>): Partial<PolicyShape> => {
  const consent = good.consents[id];
  if (!consent) throw new Error(`no consent ${id}`);
  return { consents: { ...good.consents, [id]: { ...consent, ...change } } };
};
const firstSectionWith = (change: Partial<Section>): Partial<PolicyShape> => ({
  sections: good.sections.map((section, index) => (index === 0 ? { ...section, ...change } : section)),
});
const rulesWhere = (keep: (rule: RetentionRule) => boolean) => ({ retention: good.retention.filter(keep) });
const firstRuleWith = (change: Partial<RetentionRule>): Partial<PolicyShape> => ({
  retention: good.retention.map((rule, index) => (index === 0 ? { ...rule, ...change } : rule)),
});
const ruleWith = (id: string, until: { days: number }): Partial<PolicyShape> => ({
  retention: good.retention.map((rule) =>
    rule.id === id ? { ...rule, until: { event: 'recorded', ...until } } : rule,
  ),
});
const { contact, signUp } = good.collectionPoints;
if (!contact || !signUp) throw new Error('no points');
const withItem = {
  items: { ...good.items, shoeSize: { label: 'Shoe size', category: 'identifiers', source: 'person', fact: 'S1.A' } },
} as const;
const declaredWith = (change: Partial<PolicyShape['declared']>): Partial<PolicyShape> => ({
  declared: { ...good.declared, ...change },
});
const session = good.declared.cookies.session;
if (!session) throw new Error('no session');
const section = (index: number): Section => {
  const found = good.sections[index];
  if (!found) throw new Error(`no section ${index}`);
  return found;
};
/** Only a policy that was not compiled can hold it. */
const unkept = {
  type: 'paragraph',
  text: 'x',
  keptBy: [] as readonly string[],
} as unknown as Section['blocks'][number];
const stripe = good.processors.stripe;
if (!stripe) throw new Error('no Stripe');

const refusals: [string, Partial<PolicyShape>, string][] = [
  ['a version that is not a date', { version: '2025-13-40' }, 'version "2025-13-40" is not a date'],
  ['an effective date that does not exist', { effectiveOn: '2025-02-30' }, 'effective date "2025-02-30"'],
  ['a controller without a name', { controller: { name: ' ' } }, 'controller is empty'],
  ['no mailbox', { mailboxes: [] }, 'no privacy mailbox'],
  ['a mailbox that is none', { mailboxes: ['optapex'] }, '"optapex" is not a mail address'],
  ['nobody responsible', { contacts: [] }, 'Nobody is named'],
  ['no rights', { rights: [] }, 'no rights'],
  ['an item collected nowhere', withItem, 'Item "shoeSize" is collected nowhere'],
  ['an item without a retention rule', withItem, 'Item "shoeSize" has no retention rule'],
  [
    'an item without an end but a legal hold',
    rulesWhere((rule) => !rule.items.includes('ipAddress') || rule.setBy === 'law'),
    '"ipAddress" has no retention rule',
  ],
  [
    'a form that asks for an automatic item',
    pointWith('signUp', { optional: [{ item: 'ipAddress', control: 'text', maxLength: 9 }] }),
    'recorded by use, yet a form',
  ],
  [
    'a form that asks for an unknown item',
    pointWith('signUp', { optional: [{ item: 'age', control: 'text', maxLength: 9 }] }),
    'unknown item "age"',
  ],
  [
    'a choice without values',
    pointWith('signUp', { optional: [{ item: 'category', control: 'choice', maxLength: 9 }] }),
    'no choice for "category"',
  ],
  [
    'a consent asked nowhere',
    pointWith('firstLogin', { consents: ['profile', 'abroad'] }),
    'Consent "profileOptional" is asked nowhere',
  ],
  [
    'optional items without a decision of their own',
    pointWith('firstLogin', { consents: ['profile', 'abroad'] }),
    'optional item "country" without',
  ],
  [
    'required items without a decision of their own',
    pointWith('signUp', { consents: ['abroad', 'marketing'] }),
    'required item "email" without',
  ],
  [
    'a required consent that reaches beyond its form',
    consentWith('account', { items: ['email', 'password', 'name'] }),
    'consent to "name", which is not a required item there',
  ],
  [
    'a form that does not ask for storage abroad',
    pointWith('signUp', { consents: ['account', 'marketing'] }),
    '"signUp" does not ask for storage',
  ],
  [
    'a consent asked twice',
    pointWith('signUp', { consents: ['account', 'account', 'abroad', 'marketing'] }),
    'one consent twice',
  ],
  [
    'an unknown consent',
    pointWith('signUp', { consents: ['account', 'abroad', 'marketing', 'cookies'] }),
    'unknown consent "cookies"',
  ],
  [
    'marketing where nothing for it is collected',
    consentWith('marketing', { items: ['jobTitle'] }),
    'asks for marketing and collects nothing',
  ],
  ['a consent without a purpose', consentWith('account', { purpose: 'fun' }), 'unknown purpose "fun"'],
  [
    'a purpose used nowhere',
    { purposes: { ...good.purposes, profiling: { label: 'P', why: 'to p', short: 'x', fact: 'S2' } } },
    'Purpose "profiling" is used nowhere',
  ],
  [
    'a consent that no rule ends',
    rulesWhere((rule) => rule.purpose !== 'marketing'),
    'Consent "marketing" covers "email"',
  ],
  ['a rule for an unknown item', firstRuleWith({ items: ['age'] }), 'covers the unknown item "age"'],
  ['a rule for nothing', firstRuleWith({ items: [] }), 'covers no item'],
  ['a period of no length', firstRuleWith({ until: { event: 'recorded', days: 0 } }), 'no whole length'],
  ["a rule that hides that it is the portal's own", firstRuleWith({ setBy: 'portal' }), 'whether the portal set it'],
  ['a processor of unknown items', { processors: { stripe: { ...stripe, items: ['iban'] } } }, 'unknown item "iban"'],
  ['a processor with an empty field', { processors: { stripe: { ...stripe, how: '' } } }, '"stripe" has an empty how'],
  [
    'a processor without an https address',
    { processors: { stripe: { ...stripe, policyUrl: 'http://a' } } },
    'no https address',
  ],
  [
    'a category left out of the California answer',
    { california: { ...good.california, categories: ['identifiers'] } },
    'category "professional" are collected and not published',
  ],
  [
    'a source left out of the California answer',
    { california: { ...good.california, sources: ['person'] } },
    'source "automatic" are collected and not published',
  ],
  ['fifteen sections', { sections: good.sections.slice(0, 15) }, '15 sections instead of 16'],
  [
    'sections out of order',
    { sections: [section(1), section(0), ...good.sections.slice(2)] },
    'Section 1 is out of order',
  ],
  ['a section without a title', firstSectionWith({ title: '' }), 'Section 1 has no title'],
  ['a section with nothing in short', firstSectionWith({ inShort: ' ' }), 'nothing in short'],
  ['a section without text', firstSectionWith({ blocks: [] }), 'Section 1 has no text'],
  [
    'an empty paragraph',
    firstSectionWith({ blocks: [{ id: 'a', type: 'paragraph', text: ' ', keptBy: ['erasure'] }] }),
    'an empty block',
  ],
  [
    'a block whose id is no kebab-case',
    firstSectionWith({ blocks: [{ id: 'First One', type: 'paragraph', text: 'x', keptBy: ['erasure'] }] }),
    'A block of section 1 is called "First One"',
  ],
  [
    'two blocks of one id, in whichever sections',
    firstSectionWith({
      blocks: [...section(0).blocks, { id: 'these-purposes', type: 'paragraph', text: 'x', keptBy: ['erasure'] }],
    }),
    'Two blocks are called "these-purposes"',
  ],
  ['a promise that nothing keeps', firstSectionWith({ blocks: [unkept] }), 'what keeps it true'],
  [
    'a promise kept by a control that is not there',
    firstSectionWith({ blocks: [{ id: 'a', type: 'paragraph', text: 'x', keptBy: ['magic' as 'erasure'] }] }),
    'kept true by "magic", which nobody knows',
  ],
  [
    'a promise kept by people who are asked for no attestation',
    firstSectionWith({ blocks: [{ id: 'a', type: 'paragraph', text: 'x', keptBy: ['people:prayer'] }] }),
    'kept true by "people:prayer", which nobody knows',
  ],
  [
    'an attestation behind no promise',
    { attestations: { ...good.attestations, prayer: 'Praying' } },
    'Attestation "prayer" stands behind no promise',
  ],
  ['an attestation that says nothing', { attestations: { ...good.attestations, paper: ' ' } }, '"paper" is empty'],
  [
    'facts that no section shows',
    firstSectionWith({ blocks: [{ id: 'a', type: 'paragraph', text: 'x', keptBy: ['erasure'] }] }),
    'facts "collection-points"',
  ],
  [
    'a cookie without an end',
    declaredWith({ cookies: { a: { ...session, keptSeconds: 0 } } }),
    'Cookie "a" has no end',
  ],
  ['a cookie for nothing', declaredWith({ cookies: { a: { ...session, why: '' } } }), '"a" has an empty why'],
  [
    'a form that asks for nothing',
    declaredWith({ otherForms: { '/quiz': { label: 'Quiz', asks: {}, why: 'Fun' } } }),
    '/quiz asks for nothing',
  ],
  [
    'a connection to a company that is no processor',
    declaredWith({ connections: { chat: { label: 'Chat', why: 'Fun', by: 'chatter', hosts: ['chat.example'] } } }),
    'unknown processor "chatter"',
  ],
  [
    'a connection to nowhere',
    declaredWith({ connections: { chat: { label: 'Chat', why: 'Fun', by: 'aws', hosts: [] } } }),
    '"chat" leads to no host',
  ],
  [
    'a link in its text to a site that is not declared',
    firstSectionWith({
      blocks: [{ id: 'planted', type: 'paragraph', text: 'See [news](https://news.example/).', keptBy: ['erasure'] }],
    }),
    'links to https://news.example/',
  ],
  [
    'declared cookies that no note shows',
    { notes: good.notes.filter(({ shows }) => shows !== 'cookies') },
    'No note shows the declared "cookies"',
  ],
  [
    'a note of no section',
    { notes: [{ id: 'n', section: 's17', title: 'N', text: 'n' }] },
    'Note "n" belongs to no section',
  ],
  [
    'a form that no page has',
    { collectionPoints: { ...good.collectionPoints, quiz: contact } },
    'No page of the program',
  ],
  ['no form to sign up', { collectionPoints: { contact } }, 'needs the collection point "signUp"'],
  ['an inquiry without a text', pointWith('contact', { required: [] }), 'has to require "inquiryDetails"'],
  ['an address in the profile', pointWith('firstLogin', { required: signUp.required }), 'cannot ask for "password"'],
  ['more than an account at sign-up', pointWith('signUp', { optional: contact.required }), 'and for nothing else'],
  [
    'an item with the name of a column',
    pointWith('contact', { optional: [{ item: 'status', control: 'text', maxLength: 9 }] }),
    'cannot be called "status"',
  ],
  ['no rule for visits', rulesWhere(({ id }) => id !== 'visit'), 'needs the retention rule "visit"'],
  ["another length of the program's own period", ruleWith('closing', { days: 9 }), 'rule "closing" has to end as'],
  [
    'a field that the end of an inquiry does not reach',
    pointWith('contact', { optional: [...contact.optional, { item: 'sourceOfVisit', control: 'text', maxLength: 9 }] }),
    'asks for "sourceOfVisit", and the retention rule "answered-inquirer" does not cover it',
  ],
  [
    'a period whose words tell another',
    ruleWith('ip-address', { days: 91 }),
    'ends after 91 days, and its words do not',
  ],
  [
    'a period whose sentence at the forms tells another',
    { retention: good.retention.map((rule) => (rule.id === 'marketing' ? { ...rule, sentence: 'A year.' } : rule)) },
    'its sentence for the forms does not say so: "A year."',
  ],
  ['no note of evidence', { notes: good.notes.filter(({ id }) => id !== 'evidence') }, 'needs the note "evidence"'],
];

describe('a policy is refused for', () => {
  it.each(refusals)('%s', (_name, change, problem) => {
    expect(broken(change).join('\n')).toContain(problem);
  });
});

it('the policy in force has no problem', () => {
  expect(checkPolicy(good)).toEqual([]);
});

it('a refused policy stops the start and names every problem', () => {
  expect(() => definePolicy({ ...good, mailboxes: [], rights: [] })).toThrow(/no privacy mailbox[\s\S]*no rights/);
});
