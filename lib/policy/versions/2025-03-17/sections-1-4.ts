import type { Section } from '../../types';
import { service } from './identity';

export const sections1To4: readonly Section[] = [
  {
    id: 's1',
    number: 1,
    title: 'What we collect',
    inShort: 'We ask for a few things at three places, and record three more when you use the service.',
    blocks: [
      { id: 'given', type: 'heading', text: 'What you give us' },
      {
        id: 'three-points',
        type: 'paragraph',
        text: `${service.name} asks for personal data at three points. At each, some items are required and some are optional.`,
      },
      { type: 'facts', of: 'collection-points' },
      {
        id: 'refusing',
        type: 'paragraph',
        text: 'You may refuse to give required items; refusing can limit what you can use of the service. You may also refuse the optional items on their own, and lose nothing else by it.',
      },
      { id: 'by-use', type: 'heading', text: 'What use of the service records' },
      { type: 'facts', of: 'recorded' },
      { id: 'where', type: 'heading', text: 'Where we collect it' },
      { id: 'three-places', type: 'paragraph', text: 'Through Contact us, Sign up and Log in, and nowhere else.' },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'Forms built from this list: a field it lacks is refused' },
      { by: 'portal', text: 'Separate decisions for required and for optional items in every form' },
      { by: 'portal', text: 'A check that places every column of the database on this list, or as bookkeeping' },
      { by: 'portal', text: 'Visit records with room for an IP address, a time and what was done, and no more' },
    ],
  },
  {
    id: 's2',
    number: 2,
    title: 'What we use it for',
    inShort: 'To answer you, to work on the answer, and to send news if you asked for it.',
    blocks: [
      { id: 'these-purposes', type: 'paragraph', text: 'We use personal data for these purposes:' },
      { type: 'facts', of: 'purposes' },
    ],
    keptTrueBy: [
      {
        by: 'portal',
        text: 'Separate decisions for what is required, for optional items, for storage abroad and for marketing',
      },
      { by: 'portal', text: 'Consent checked again at the moment a marketing mail is sent' },
    ],
  },
  {
    id: 's3',
    number: 3,
    title: 'Who we share it with',
    inShort: 'Nobody, unless you agreed first or the law makes us.',
    blocks: [
      {
        id: 'within-purposes',
        type: 'paragraph',
        text: 'We use personal data within the purposes of [section 2](#s2) and no further. We give none to third parties without your prior consent, with two exceptions:',
      },
      {
        id: 'exceptions',
        type: 'list',
        items: [
          'you agreed to it beforehand;',
          'an authority that investigates asks for it, because the law lets it and in the manner the law lays down.',
        ],
      },
    ],
    keptTrueBy: [
      { by: 'portal', text: "Row-level security: each person reaches their own rows and nobody else's" },
      { by: 'portal', text: 'An audit row for every change to what you gave us, written by the database itself' },
      { by: 'portal', text: 'A record of each disclosure, approved by two, shown to you' },
      { by: 'people', text: 'Answering an authority only as the law provides' },
    ],
  },
  {
    id: 's4',
    number: 4,
    title: 'How long we keep it',
    inShort: 'Marketing stops after 36 months, or the moment you say so. Close your account and its data goes.',
    blocks: [
      { id: 'by-policy', type: 'heading', text: 'Periods set by our policy' },
      {
        id: 'until-the-end',
        type: 'paragraph',
        text: 'We keep and use your data until your subscription ends. We destroy it without delay once its purpose is reached, or once you withdraw your consent.',
      },
      { type: 'facts', of: 'retention-policy' },
      {
        id: 'ends',
        type: 'list',
        items: [
          'The 36 months run from your consent. The earliest of three ends counts: the 36 months, the end of your subscription, or your withdrawal.',
          'While your account is active, we keep its data. When you close it, the data is deleted or anonymised, unless a law requires us to keep it longer.',
          'Where you agreed to a period of its own for something, we keep it for the agreed period.',
        ],
      },
      { id: 'by-law', type: 'heading', text: 'Periods set by law' },
      {
        id: 'investigation',
        type: 'paragraph',
        text: 'While an investigation into a breach of law is under way, we keep the data it concerns until it ends.',
      },
      { type: 'facts', of: 'retention-law' },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'Erasure when an account is closed: rows, key and sessions' },
      {
        by: 'portal',
        text: 'A sweep every minute: unconfirmed sign-ups, visits, IP addresses, and answered inquiries without an account',
      },
      { by: 'portal', text: 'A yes to marketing that counts for 36 months and lapses then, unless you renew it' },
      { by: 'portal', text: 'A hold that keeps what it names and nothing else' },
      { by: 'people', text: 'Noticing when an investigation begins and ends' },
    ],
  },
];
