/** What of an inquiry we correct when we are asked to, by its column in our schema: what stands in an answer by then, or is one. */
export const askedFields = ['inquiryDetails', 'answer', 'email'] as const;
export type AskedField = (typeof askedFields)[number];

export const isAskedField = (name: unknown): name is AskedField => (askedFields as readonly unknown[]).includes(name);
