/** What somebody can ask for (S6), in the words they read. */
export const rightLabels = {
  access: 'Access',
  correction: 'Correction',
  deletion: 'Deletion',
  restriction: 'Restriction',
  objection: 'Objection',
  withdrawal: 'Withdrawal of consent',
  other: 'Something else',
} as const;

export type Right = keyof typeof rightLabels;
export const rights = Object.keys(rightLabels) as [Right, ...Right[]];

/** Where somebody lives, which says whose clock runs. */
export const lawLabels = {
  gdpr: 'European Union, Iceland, Liechtenstein or Norway',
  uk: 'United Kingdom',
  ccpa: 'California',
  pipa: 'South Korea',
  other: 'Elsewhere',
} as const;

export type Law = keyof typeof lawLabels;
export const laws = Object.keys(lawLabels) as [Law, ...Law[]];

/** Of somebody who has not said where they live, the shortest of all clocks counts. */
export type StatedLaw = Law | 'undeclared';
