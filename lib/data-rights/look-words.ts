/** Each purpose for which somebody in charge opens a person's data, in the words that person reads. */
export const lookWords = {
  inquiries: { role: 'One of our staff for inquiries', why: 'To read or answer an inquiry of yours' },
  requests: {
    role: 'One of our staff for data requests',
    why: 'To see to what you, or somebody for you, asked about your data',
  },
  holds: { role: 'One of our staff for legal matters', why: 'For an investigation into a breach of law' },
  disclosures: { role: 'One of our staff for legal matters', why: 'To record what an authority asked for' },
  children: {
    role: 'One of our staff for data requests',
    why: 'To look into a report that your data is a child’s',
  },
  billing: { role: 'One of our staff for billing', why: 'To note or delete your record at Stripe' },
  other: { role: 'One of our staff', why: 'For a purpose that has no name here yet' },
} as const;

export type LookPurpose = keyof typeof lookWords;

export const isLookPurpose = (word: string): word is LookPurpose => Object.hasOwn(lookWords, word);
