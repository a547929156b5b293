import type { Section } from '../../types';
import { eitherMailbox } from './identity';

export const sections9To12: readonly Section[] = [
  {
    id: 's9',
    number: 9,
    title: 'Who is responsible',
    inShort: 'Two named people answer for your data.',
    blocks: [
      {
        id: 'two-people',
        type: 'paragraph',
        text: 'These two people look after personal data on this website. Write to them with a question or a complaint.',
        keptBy: ['one-record', 'people:contacts'],
      },
      { type: 'facts', of: 'contacts', keptBy: ['one-record'] },
    ],
  },
  {
    id: 's10',
    number: 10,
    title: 'Legal basis',
    inShort: 'We rest on your consent.',
    blocks: [
      {
        id: 'consent',
        type: 'paragraph',
        text: 'Under the General Data Protection Regulation (GDPR), our legal basis for processing personal data is your **consent**.',
        keptBy: ['separate-decisions', 'consent-ledger', 'consent-at-sending', 'withdrawal-destroys'],
      },
    ],
  },
  {
    id: 's11',
    number: 11,
    title: 'Email',
    inShort: 'A mail to confirm your address, mail about the service, and news only while you want it.',
    blocks: [
      {
        id: 'kinds',
        type: 'list',
        items: [
          '**To verify your address**, when you sign up and when you ask for a demo.',
          '**About the service**, to notify you of something that concerns it.',
          '**Marketing**, which you can opt out of at any time: [stop marketing mail](/unsubscribe).',
        ],
        keptBy: ['mail-delivery', 'proved-address', 'consent-at-sending', 'opt-out-button', 'people:service-notices'],
      },
    ],
  },
  {
    id: 's12',
    number: 12,
    title: 'California',
    inShort: 'What the California Consumer Privacy Act asks, answered in four lines.',
    blocks: [
      {
        id: 'four-things',
        type: 'paragraph',
        text: 'The California Consumer Privacy Act (CCPA) asks four things about the past 12 months:',
        keptBy: ['one-record'],
      },
      { type: 'facts', of: 'california', keptBy: ['california-found', 'no-other-host', 'opt-out-signal'] },
      {
        id: 'through-portal',
        type: 'paragraph',
        text: `If you live in California, you get your personal data through this portal itself: [open My Data](/my-data), or write to ${eitherMailbox}. Your rights, and each answer beside what is really held: [California](/california).`,
        keptBy: ['my-data', 'people:mailboxes'],
      },
    ],
  },
];
