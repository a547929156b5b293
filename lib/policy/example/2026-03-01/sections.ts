import type { Section } from '../../types';
import { controller, mailbox, service } from './identity';

/** The numbers are the program's: each section is about the same matter in every policy, in its own words. */
export const sections: readonly Section[] = [
  {
    id: 's1',
    number: 1,
    title: 'What we write down',
    inShort: 'A few things you tell us at three places, and three that a visit leaves.',
    blocks: [
      {
        id: 'three-places',
        type: 'paragraph',
        text: `${service.name} asks for data at the harbour desk, for a passenger account, and the first time you come aboard with one. Optional things stay optional.`,
        keptBy: ['one-record', 'forms-from-policy', 'columns-placed', 'separate-decisions'],
      },
      { type: 'facts', of: 'collection-points', keptBy: ['forms-from-policy'] },
      { type: 'facts', of: 'recorded', keptBy: ['visit-records'] },
    ],
  },
  {
    id: 's2',
    number: 2,
    title: 'What it is for',
    inShort: 'Your account, your questions, news if you want it, and keeping all of it safe.',
    blocks: [
      {
        id: 'four-uses',
        type: 'paragraph',
        text: 'There are four uses, and no fifth:',
        keptBy: ['purposes-apart', 'people:purposes'],
      },
      { type: 'facts', of: 'purposes', keptBy: ['purposes-apart', 'consent-at-sending', 'handler-doors'] },
    ],
  },
  {
    id: 's3',
    number: 3,
    title: 'Who else gets to see it',
    inShort: 'Nobody, unless you said yes or a law has us.',
    blocks: [
      {
        id: 'nobody',
        type: 'paragraph',
        text: 'We give nothing to others but what you agreed to beforehand, and what an authority asks for as a law lets it.',
        keptBy: ['row-level-security', 'disclosures', 'no-other-host', 'people:authority-requests'],
      },
    ],
  },
  {
    id: 's4',
    number: 4,
    title: 'How long it stays',
    inShort: 'News for 18 months, visits for 6, an account until you close it.',
    blocks: [
      { id: 'ours', type: 'heading', text: 'Periods of ours' },
      { type: 'facts', of: 'retention-policy', keptBy: ['erasure', 'retention-sweep', 'marketing-lapse'] },
      { id: 'of-law', type: 'heading', text: 'A period of law' },
      {
        id: 'accident',
        type: 'paragraph',
        text: 'While an accident at sea is looked into, what concerns it stays.',
        keptBy: ['legal-hold'],
      },
      { type: 'facts', of: 'retention-law', keptBy: ['legal-hold'] },
    ],
  },
  {
    id: 's5',
    number: 5,
    title: 'Who helps us',
    inShort: 'Two companies, each with one thing. The data itself stands in the harbour office.',
    blocks: [
      {
        id: 'two-helpers',
        type: 'paragraph',
        text: 'All data stands on our own machines at Gannet Head. Two companies get what their task needs, and may use it for nothing else.',
        keptBy: ['processor-register', 'sealed-columns', 'people:processors'],
      },
      { type: 'facts', of: 'processors', keptBy: ['processor-register'] },
    ],
  },
  {
    id: 's6',
    number: 6,
    title: 'What you can ask of us',
    inShort: 'See it, mend it, delete it, stop it, take a yes back.',
    blocks: [
      { type: 'facts', of: 'rights', keptBy: ['my-data', 'restriction', 'rights-by-code'] },
      {
        id: 'by-letter',
        type: 'paragraph',
        text: `A mail to ${mailbox} does as well. Nobody needs an account for it.`,
        keptBy: ['request-clock', 'people:mailboxes'],
      },
    ],
  },
  {
    id: 's7',
    number: 7,
    title: 'How it is guarded',
    inShort: 'Sealed for each passenger, behind a locked door.',
    blocks: [
      {
        id: 'sealed',
        type: 'paragraph',
        text: 'What you tell us is sealed with a key of your own. The purser’s people alone reach it, and each look is written down.',
        keptBy: [
          'sealed-columns',
          'handler-doors',
          'audit-trail',
          'audit-seal',
          'key-rotation',
          'backups',
          'guarded-pages',
          'people:harbour-office',
        ],
      },
      {
        id: 'leak',
        type: 'paragraph',
        text: 'Should anything leak, we tell whom it concerns at once.',
        keptBy: ['people:incidents'],
      },
    ],
  },
  {
    id: 's8',
    number: 8,
    title: 'How it goes',
    inShort: 'At once, and for good.',
    blocks: [
      {
        id: 'for-good',
        type: 'paragraph',
        text: 'What is over is destroyed without delay, together with the key that opens it.',
        keptBy: ['erasure', 'retention-sweep', 'unconfirmed-sign-ups', 'destruction-log', 'restored-erasures'],
      },
      {
        id: 'news-at-once',
        type: 'paragraph',
        text: 'News that waits to be sent goes with your yes.',
        keptBy: ['waiting-marketing'],
      },
    ],
  },
  {
    id: 's9',
    number: 9,
    title: 'Whom to ask',
    inShort: 'The purser.',
    blocks: [{ type: 'facts', of: 'contacts', keptBy: ['one-record'] }],
  },
  {
    id: 's10',
    number: 10,
    title: 'On what it rests',
    inShort: 'On your consent.',
    blocks: [
      {
        id: 'consent',
        type: 'paragraph',
        text: 'We hold data because you **agreed** to it (GDPR), and no longer than that.',
        keptBy: ['consent-ledger', 'withdrawal-destroys', 'older-yes'],
      },
    ],
  },
  {
    id: 's11',
    number: 11,
    title: 'Mail from us',
    inShort: 'To confirm an address, about your data, and timetables while you want them.',
    blocks: [
      {
        id: 'mails',
        type: 'paragraph',
        text: 'We write to confirm an address, to answer, and about your data. Timetables and news come while you [want them](/unsubscribe).',
        keptBy: ['mail-delivery', 'proved-address', 'opt-out-button', 'consent-at-sending'],
      },
    ],
  },
  {
    id: 's12',
    number: 12,
    title: 'Passengers from California',
    inShort: 'Four answers that a law there asks for.',
    blocks: [{ type: 'facts', of: 'california', keptBy: ['california-found', 'opt-out-signal'] }],
  },
  {
    id: 's13',
    number: 13,
    title: 'Leaving',
    inShort: 'Close the account, and what it holds is gone.',
    blocks: [
      {
        id: 'leaving',
        type: 'paragraph',
        text: 'When you [close your account](/my-data/close), all that it holds is destroyed. Tickets are paid on board, so nobody else has a record of yours.',
        keptBy: ['erasure', 'certificate', 'stripe-deletion'],
      },
    ],
  },
  {
    id: 's14',
    number: 14,
    title: 'Children',
    inShort: 'They sail with somebody. An account is not for them.',
    blocks: [
      {
        id: 'children',
        type: 'paragraph',
        text: `Accounts are not meant for children under 13. If a child’s data got in, [tell us](/children) or write to ${mailbox}, and it goes.`,
        keptBy: ['child-reports', 'people:children'],
      },
    ],
  },
  {
    id: 's15',
    number: 15,
    title: 'Other shores',
    inShort: 'A site we link to has its own rules.',
    blocks: [
      {
        id: 'other-sites',
        type: 'paragraph',
        text: 'Where a link leads off this site, somebody else’s rules begin.',
        keptBy: ['marked-links'],
      },
    ],
  },
  {
    id: 's16',
    number: 16,
    title: 'When this changes',
    inShort: 'You are told before it does.',
    blocks: [
      {
        id: 'changes',
        type: 'paragraph',
        text: `${controller.name} posts each change here, and tells whom it concerns before its day. Older versions [stay readable](#versions).`,
        keptBy: ['change-told', 'version-addresses', 'published-versions', 'people:publication'],
      },
    ],
  },
];
