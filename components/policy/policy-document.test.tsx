import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';
import { PolicyDocument } from './policy-document';
import { PolicyTitle } from './policy-title';

const html = renderToStaticMarkup(
  <main>
    <PolicyTitle title="Privacy policy" policy={policy} />
    <PolicyDocument policy={policy} />
  </main>,
);
const asText = (part: string) =>
  part
    .replace(/<(?:strong|b|em|span|time|a|\/strong|\/b|\/em|\/span|\/time|\/a)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ');
const sectionText = (id: string) =>
  asText(html.match(new RegExp(`<section id="${id}"[\\s\\S]*?</section>`))?.[0] ?? '');
const titleText = asText(html.slice(0, html.indexOf('<section')));

/** The facts of each section. The two people of S9 are read from the policy, where alone they stand. */
const facts: Record<string, readonly string[]> = {
  s1: [
    'Contact us Name, country of residence, email, company name, inquiry details Business description, job title, phone number',
    'Sign up Email, password Nothing',
    'First log in Name, company name, category Country, company description, source of visit',
    'refuse to give required items',
    'refusing can limit what you can use of the service',
    'refuse the optional items on their own, and lose nothing else',
    'IP address',
    'Date and time of visit',
    'Service usage record',
    'Through Contact us, Sign up and Log in, and nowhere else',
  ],
  s2: [
    'Answering inquiries, sending information and guides, and keeping track of their status',
    'Letting staff talk to each other and work on an answer to an inquiry',
    'Sending resource material, newsletters and marketing',
  ],
  s3: [
    'within the purposes of section 2 and no further',
    'none to third parties without your prior consent',
    'you agreed to it beforehand',
    'an authority that investigates asks for it, because the law lets it and in the manner the law lays down',
  ],
  s4: [
    "All account data Providing the solution's services Until you close your account",
    'Name, country of residence, phone number, email, company name, job title, category Checking the details of an inquiry Until you close your account',
    'Name, email, company name Email marketing 36 months from your consent',
    'The 36 months run from your consent',
    'earliest of three ends counts: the 36 months, the end of your subscription, or your withdrawal',
    'keep and use your data until your subscription ends',
    'destroy it without delay once its purpose is reached, or once you withdraw your consent',
    'While your account is active, we keep its data',
    'deleted or anonymised, unless a law requires us to keep it longer',
    'we keep it for the agreed period',
    'While an investigation into a breach of law is under way, we keep the data it concerns until it ends',
  ],
  s5: [
    'may not use it for anything but the task',
    'passing it on is restricted',
    'required to keep it secure',
    'we publish the change in this policy without delay',
    "Amazon Web Services Task Data storage, and running the systems Country USA What it receives All personal data collected in giving the service When On entry, when the service is used How Stored in the AWS computing environment Kept Until the data's own retention ends",
    "Stripe, Inc. Task Payments and billing Country USA What it receives Name, email, phone number, billing address, and payment method details (such as card information) When When a payment is processed or billing details are entered How Secure transmission through Stripe's payment platform Kept By Stripe's own policy",
  ],
  s6: [
    'Access and a copy',
    'what is wrong put right, and what is incomplete completed',
    'deleted, under certain circumstances',
    'Object to what we do with your data, or have us do less with it',
    'Take a consent back whenever you like',
    'What was lawful before stays lawful',
    'optapex@lgcns.com or mop@lgcns.com',
  ],
  s7: [
    'against loss, theft, leaks, forgery and damage',
    'Intrusion prevention and vulnerability analysis cover every server',
    'Only the staff in charge handle personal data',
    'a password of their own that is regularly renewed',
    'trained regularly',
    'granted, changed and cancelled under internal standards',
    'the period after which a password is changed',
    'internal mistake or a technical incident lose, leak, forge or damage',
    'tell people immediately and work out measures and compensation',
  ],
  s8: [
    'destroyed without delay once its purpose is reached',
    'a law or an internal policy',
    'used for nothing but keeping it',
    'Marketing data can be destroyed at once: write to optapex@lgcns.com or mop@lgcns.com with your name and email',
    'Electronic files are erased by a technical method that leaves no way to reproduce the record',
    'Paper is shredded or burnt',
  ],
  s9: policy.contacts.flatMap(({ role, department, person, title, mail }) => [
    `${role} Name ${person} Department ${department} Title ${title} Email ${mail}`,
  ]),
  s10: ['GDPR', 'our legal basis for processing personal data is your consent'],
  s11: [
    'To verify your address, when you sign up and when you ask for a demo',
    'About the service, to notify you',
    'opt out of at any time',
  ],
  s12: [
    'California Consumer Privacy Act (CCPA)',
    'the past 12 months',
    'Categories we collected Identifiers, professional information, internet activity information',
    'Sources Directly from you, automatically through your use of the website',
    'Business purpose What section 2 lists',
    'Third parties we share it with Service providers (for example AWS)',
    'you get your personal data through this portal itself',
  ],
  s13: [
    'we delete all personal data that we handle ourselves, as sections 4 and 8 say',
    'your name, email, billing address, phone number and payment method details are processed and stored by Stripe',
    'under its own policy and duties',
    'write to optapex@lgcns.com and we help you with it, or ask Stripe directly',
  ],
  s14: [
    'for a general audience',
    'not directed at children under 13',
    'do not knowingly collect personal data from them',
    'without the verifiable consent of a parent, we delete that data as soon as possible',
    'write to optapex@lgcns.com',
  ],
  s15: ['link to outside sites', 'does not cover what those sites collect'],
  s16: ['posted on this page with a new “last updated” date', 'Every version stays readable at an address of its own'],
};

describe('the policy page', () => {
  it.each([
    'LG CNS Co., Ltd.',
    'For Optapex, also called MOP',
    'Last updated 17 March 2025',
    'Version 2025-03-17',
    'personal data collected by Optapex, or through it',
  ])('says at its head: %s', (fact) => {
    expect(titleText).toContain(fact);
  });

  it.each(Object.entries(facts).flatMap(([id, list]) => list.map((fact) => [id, fact])))(
    'holds in %s: %s',
    (id, fact) => {
      expect(sectionText(id)).toContain(fact);
    },
  );

  it('has facts listed for every section', () => {
    expect(Object.keys(facts)).toEqual(policy.sections.map((section) => section.id));
  });

  it("lists the portal's own periods apart from the policy's", () => {
    const own = sectionText('portal-notes');
    expect(own).toContain('no part of the policy');
    for (const period of ['12 months after the inquiry was closed', '90 days', '24 hours', '72 hours', '30 minutes']) {
      expect(own).toContain(period);
      for (const section of policy.sections)
        expect(sectionText(section.id).replace(/Destruction of unconf[^.]*?hours/g, '')).not.toContain(period);
    }
  });

  it('marks in each section that the portal adds to it', () => {
    for (const note of policy.notes) {
      expect(sectionText(note.section)).toContain(
        `own notes${policy.notes.find((n) => n.section === note.section)?.title}`,
      );
      expect(html).toContain(`id="note-${note.id}"`);
    }
  });

  it('links to nothing that is not there', () => {
    const pages = [
      '/',
      '/policy',
      '/policy/history',
      '/processors',
      '/contact',
      '/california',
      '/sign-up',
      '/sign-in',
      '/my-data',
      '/my-data/correct',
      '/my-data/consents',
      '/my-data/activity',
      '/my-data/requests',
      '/my-data/agents',
      '/my-data/restrict',
      '/my-data/download',
      '/my-data/close',
      '/reset-password',
      '/requests',
      '/children',
      '/unsubscribe',
      '/verify',
    ];
    const ownAddresses = [
      ...versions.map(({ version }) => `/policy/${version}`),
      ...policy.sections.map(({ id }) => `/policy/proof#${id}`),
    ];
    for (const [, href = ''] of html.matchAll(/href="([^"]+)"/g)) {
      if (href.startsWith('#')) expect(html, href).toContain(`id="${href.slice(1)}"`);
      else if (href.startsWith('/')) expect([...pages, ...ownAddresses]).toContain(href);
      else expect(href).toMatch(/^(mailto:|https:)/);
    }
  });

  it('has no form, no inline style and no address twice', () => {
    expect(html).not.toMatch(/<(form|input|button|script|style)\b| style=/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves no markup of the prose behind', () => {
    expect(asText(html)).not.toMatch(/\*\*|\]\(/);
  });
});
