import type { Contact, PolicyShape, Right } from '../../types';

export const contacts: readonly Contact[] = [
  {
    role: 'Who answers for your data',
    department: 'Harbour office',
    person: 'Una Brandt',
    title: 'Purser',
    mail: 'una.brandt@kestrelsound.example',
  },
];

export const rights: readonly Right[] = [
  { label: 'See it and take a copy', text: 'All that we hold about you.', path: '/my-data' },
  { label: 'Have it put right', text: 'What is wrong, and what is missing.', path: '/my-data/correct' },
  { label: 'Have it deleted', text: 'Your account and all it holds.', path: '/my-data/close' },
  { label: 'Stop or narrow its use', text: 'Object to a use, or have us only keep it.', path: '/my-data/restrict' },
  { label: 'Take a yes back', text: 'Each of them, at any time.', path: '/my-data/consents' },
];

export const california: PolicyShape['california'] = {
  categories: ['identifiers', 'internet-activity'],
  sources: ['person', 'automatic'],
  businessPurpose: 'What [section 2](#s2) lists',
  thirdParties: 'Service providers alone: those of [section 5](#s5)',
};

export const attestations = {
  purposes: 'The crew using what they read for these purposes alone',
  'authority-requests': 'Giving an authority only what a law has us give',
  processors: 'Holding the two companies to their contracts',
  'harbour-office': 'A locked office, and only the purser’s people in it',
  incidents: 'Telling passengers of a leak',
  mailboxes: 'Reading the mailboxes, and answering',
  children: 'Looking into a report about a child',
  publication: 'Posting each change of the policy',
} as const;
