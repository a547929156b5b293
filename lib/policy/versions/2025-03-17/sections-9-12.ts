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
      },
      { type: 'facts', of: 'contacts' },
    ],
    keptTrueBy: [{ by: 'people', text: 'Being there, and answering' }],
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
      },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'Separate decisions in every form, with nothing chosen beforehand' },
      { by: 'portal', text: 'A ledger of every decision that nobody can change, and a signed receipt for each' },
      { by: 'portal', text: 'Consent checked again at the moment a marketing mail is sent' },
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
      },
    ],
    keptTrueBy: [
      {
        by: 'portal',
        text: 'Consent checked again at the moment a marketing mail is sent, not only when it is written',
      },
      { by: 'portal', text: 'Marketing counted as agreed only once the address is confirmed' },
      { by: 'portal', text: 'A button in every marketing mail that stops it, without signing in' },
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
      },
      { type: 'facts', of: 'california' },
      {
        id: 'through-portal',
        type: 'paragraph',
        text: `If you live in California, you get your personal data through this portal itself: [open My Data](/my-data), or write to ${eitherMailbox}. Your rights, and each answer beside what is really held: [California](/california).`,
      },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'Categories and sources found in the database each hour, and compared with this list' },
      { by: 'portal', text: 'A test that no page loads anything from another company' },
      { by: 'portal', text: "A browser's opt-out signal kept for the account" },
      { by: 'portal', text: 'A download of what is held under your account, in My Data' },
    ],
  },
];
