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
      },
      { type: 'facts', of: 'processors' },
      {
        id: 'change',
        type: 'paragraph',
        text: 'When a processor changes, we publish the change in this policy without delay. The list also stands [on a page of its own](/processors).',
      },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'One register of processors, which prints this table and every notice' },
      { by: 'portal', text: 'Storage abroad asked as a decision of its own' },
      {
        by: 'portal',
        text: 'Sealed columns: what you tell us is unreadable there without a key kept outside the database',
      },
      { by: 'people', text: 'Holding the processors to their contracts' },
    ],
  },
  {
    id: 's6',
    number: 6,
    title: 'Your rights',
    inShort: 'See it, correct it, delete it, object to it, take a consent back. Signed in, or by mail.',
    blocks: [
      { id: 'these-rights', type: 'paragraph', text: 'You have these rights over your personal data:' },
      { type: 'facts', of: 'rights' },
      {
        id: 'by-mail',
        type: 'paragraph',
        text: `You can also use every one of them by writing to ${eitherMailbox}. You need no account for that.`,
      },
    ],
    keptTrueBy: [
      { by: 'portal', text: 'My Data: what we hold, a copy, correction, consents and closure, in your own hands' },
      {
        by: 'portal',
        text: 'What needs people is a request with a day by which it is answered, and a log of each step',
      },
      { by: 'people', text: 'Reading the mailboxes and answering what comes in' },
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
      },
    ],
    keptTrueBy: [
      {
        by: 'portal',
        text: "Sealed columns: what you tell us, and IP addresses, under a key of each person's own. Times, kinds and what you did here are not sealed",
      },
      { by: 'portal', text: 'Row-level security in the database' },
      { by: 'portal', text: 'An audit row for every change to what you gave us, written by the database itself' },
      { by: 'portal', text: 'The audit trail sealed and signed every few seconds, so that a change to it is found' },
      { by: 'people', text: 'Intrusion prevention, vulnerability analysis, training and access rights of staff' },
      { by: 'people', text: 'Telling people of an incident, and compensation' },
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
      },
      {
        id: 'marketing-at-once',
        type: 'paragraph',
        text: `Marketing data can be destroyed at once: write to ${eitherMailbox} with your name and email.`,
      },
      {
        id: 'how',
        type: 'list',
        items: [
          '**Electronic files** are erased by a technical method that leaves no way to reproduce the record.',
          '**Paper** is shredded or burnt.',
        ],
      },
    ],
    keptTrueBy: [
      {
        by: 'portal',
        text: 'Erasure when an account is closed: its key goes with the rows. A backup made before holds both until it is overwritten',
      },
      { by: 'portal', text: 'Destruction of unconfirmed sign-ups after 24 hours' },
      { by: 'portal', text: 'A log of what was destroyed, by which rule' },
      {
        by: 'portal',
        text: 'A restored backup that no server starts from until every erasure since has been done again',
      },
      { by: 'people', text: 'Overwriting backups when their time is over' },
      { by: 'people', text: 'Shredding or burning paper' },
      { by: 'portal', text: 'Marketing mail that waits is deleted with the yes, in the same step' },
      { by: 'people', text: 'Ending marketing for an address that someone writes to us about' },
    ],
  },
];
