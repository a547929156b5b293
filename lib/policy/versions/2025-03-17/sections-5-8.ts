import type { Section } from '../../types';
import { eitherMailbox } from './identity';

export const sections5To8: readonly Section[] = [
  {
    id: 's5',
    number: 5,
    title: 'Processors abroad',
    inShort: 'AWS stores it and Stripe handles payments, both in the USA. Nobody else.',
    blocks: [
      {
        id: 'two-companies',
        type: 'paragraph',
        text: 'Two companies handle personal data for us in the USA. They may not use it for anything but the task below, passing it on is restricted, and they are required to keep it secure.',
        keptBy: ['processor-register', 'abroad-decision', 'sealed-columns', 'people:processors'],
      },
      { type: 'facts', of: 'processors', keptBy: ['processor-register'] },
      {
        id: 'change',
        type: 'paragraph',
        text: 'When a processor changes, we publish the change in this policy without delay. The list also stands [on a page of its own](/processors).',
        keptBy: ['processor-register', 'people:processors'],
      },
    ],
  },
  {
    id: 's6',
    number: 6,
    title: 'Your rights',
    inShort:
      'See it, correct it, delete it, object to it, take a consent back. Signed in, by a mailed code, or by mail.',
    blocks: [
      {
        id: 'these-rights',
        type: 'paragraph',
        text: 'You have these rights over your personal data:',
        keptBy: ['my-data', 'restriction'],
      },
      { type: 'facts', of: 'rights', keptBy: ['my-data', 'restriction', 'rights-by-code'] },
      {
        id: 'by-mail',
        type: 'paragraph',
        text: `You can also use every one of them by writing to ${eitherMailbox}. You need no account for that.`,
        keptBy: ['request-clock', 'people:mailboxes'],
      },
    ],
  },
  {
    id: 's7',
    number: 7,
    title: 'How we protect it',
    inShort: 'What you tell us is sealed with a key of your own, and few people may touch it.',
    blocks: [
      { id: 'technical', type: 'heading', text: 'Technical measures' },
      {
        id: 'guarded',
        type: 'paragraph',
        text: 'We guard personal data against loss, theft, leaks, forgery and damage. Intrusion prevention and vulnerability analysis cover every server.',
        keptBy: [
          'sealed-columns',
          'key-rotation',
          'row-level-security',
          'guarded-pages',
          'audit-trail',
          'audit-seal',
          'backups',
          'people:intrusion-prevention',
          'people:vulnerability-analysis',
        ],
      },
      { id: 'administrative', type: 'heading', text: 'Administrative measures' },
      {
        id: 'staff',
        type: 'list',
        items: [
          'Only the staff in charge handle personal data. Each has a password of their own that is regularly renewed, and is trained regularly.',
          'Access rights are granted, changed and cancelled under internal standards, which also set the period after which a password is changed.',
          'Should an internal mistake or a technical incident lose, leak, forge or damage personal data, we tell people immediately and work out measures and compensation.',
        ],
        keptBy: [
          'handler-doors',
          'people:access-rights',
          'people:password-renewal',
          'people:training',
          'people:incidents',
        ],
      },
    ],
  },
  {
    id: 's8',
    number: 8,
    title: 'How it is destroyed',
    inShort: 'Without delay, and so that it cannot be brought back.',
    blocks: [
      {
        id: 'without-delay',
        type: 'paragraph',
        text: 'Personal data is destroyed without delay once its purpose is reached. Where a law or an internal policy has us keep some of it, it is used for nothing but keeping it.',
        keptBy: ['erasure', 'retention-sweep', 'unconfirmed-sign-ups', 'destruction-log', 'legal-hold'],
      },
      {
        id: 'marketing-at-once',
        type: 'paragraph',
        text: `Marketing data can be destroyed at once: write to ${eitherMailbox} with your name and email.`,
        keptBy: ['waiting-marketing', 'people:marketing-by-mail'],
      },
      {
        id: 'how',
        type: 'list',
        items: [
          '**Electronic files** are erased by a technical method that leaves no way to reproduce the record.',
          '**Paper** is shredded or burnt.',
        ],
        keptBy: ['erasure', 'sealed-columns', 'restored-erasures', 'people:backups', 'people:paper'],
      },
    ],
  },
];
