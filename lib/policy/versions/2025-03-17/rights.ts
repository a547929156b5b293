import type { PolicyShape, Right } from '../../types';

export const rights: readonly Right[] = [
  {
    label: 'Access and a copy',
    text: 'See the personal data we hold about you, and take a copy of it.',
    path: '/my-data',
  },
  {
    label: 'Correction',
    text: 'Have what is wrong put right, and what is incomplete completed.',
    path: '/my-data/correct',
  },
  {
    label: 'Deletion',
    text: 'Have your data deleted, under certain circumstances.',
    path: '/my-data/close',
  },
  {
    label: 'Objection and restriction',
    text: 'Object to what we do with your data, or have us do less with it.',
    path: '/my-data/restrict',
  },
  {
    label: 'Withdrawal of consent',
    text: 'Take a consent back whenever you like. What was lawful before stays lawful.',
    path: '/my-data/consents',
  },
];

/** The answers the California notice gives (S12). */
export const california: PolicyShape['california'] = {
  categories: ['identifiers', 'professional', 'internet-activity'],
  sources: ['person', 'automatic'],
  businessPurpose: 'What [section 2](#s2) lists',
  thirdParties: 'Service providers (for example AWS)',
};
