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
        keptBy: ['one-record', 'forms-from-policy', 'columns-placed'],
      },
      { type: 'facts', of: 'collection-points', keptBy: ['forms-from-policy'] },
      {
        id: 'refusing',
        type: 'paragraph',
        text: 'You may refuse to give required items; refusing can limit what you can use of the service. You may also refuse the optional items on their own, and lose nothing else by it.',
        keptBy: ['separate-decisions'],
      },
      { id: 'by-use', type: 'heading', text: 'What use of the service records' },
      { type: 'facts', of: 'recorded', keptBy: ['visit-records'] },
      { id: 'where', type: 'heading', text: 'Where we collect it' },
      {
        id: 'three-places',
        type: 'paragraph',
        text: 'Through Contact us, Sign up and Log in, and nowhere else.',
        keptBy: ['columns-placed', 'visit-records'],
      },
    ],
  },
  {
    id: 's2',
    number: 2,
    title: 'What we use it for',
    inShort: 'To answer you, to work on the answer, and to send news if you asked for it.',
    blocks: [
      {
        id: 'these-purposes',
        type: 'paragraph',
        text: 'We use personal data for these purposes:',
        keptBy: ['purposes-apart', 'handler-doors', 'people:purposes'],
      },
      { type: 'facts', of: 'purposes', keptBy: ['purposes-apart', 'consent-at-sending', 'handler-doors'] },
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
        keptBy: ['row-level-security', 'handler-doors', 'audit-trail', 'no-other-host', 'people:purposes'],
      },
      {
        id: 'exceptions',
        type: 'list',
        items: [
          'you agreed to it beforehand;',
          'an authority that investigates asks for it, because the law lets it and in the manner the law lays down.',
        ],
        keptBy: ['disclosures', 'people:authority-requests'],
      },
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
        keptBy: ['erasure', 'retention-sweep', 'withdrawal-destroys'],
      },
      { type: 'facts', of: 'retention-policy', keptBy: ['erasure', 'retention-sweep', 'marketing-lapse'] },
      {
        id: 'ends',
        type: 'list',
        items: [
          'The 36 months run from your consent. The earliest of three ends counts: the 36 months, the end of your subscription, or your withdrawal.',
          'While your account is active, we keep its data. When you close it, the data is deleted or anonymised, unless a law requires us to keep it longer.',
          'Where you agreed to a period of its own for something, we keep it for the agreed period.',
        ],
        keptBy: ['marketing-lapse', 'erasure', 'people:agreed-periods'],
      },
      { id: 'by-law', type: 'heading', text: 'Periods set by law' },
      {
        id: 'investigation',
        type: 'paragraph',
        text: 'While an investigation into a breach of law is under way, we keep the data it concerns until it ends.',
        keptBy: ['legal-hold', 'people:investigations'],
      },
      { type: 'facts', of: 'retention-law', keptBy: ['legal-hold'] },
    ],
  },
];
