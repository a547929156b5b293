/** What a person can choose of a copy, in the order of the page that asks. */
export const parts = {
  account: 'Account and profile',
  inquiries: 'Inquiries and our answers',
  requests: 'Requests about your data',
  consents: 'Consent decisions',
  activity: 'Visits and signed-in browsers',
  mail: 'Mail and links under way',
  legal: 'Investigations, and what was given to others',
  log: 'The log of what was done with your data',
} as const;

export type PartId = keyof typeof parts;

export const partIds = Object.keys(parts) as [PartId, ...PartId[]];
