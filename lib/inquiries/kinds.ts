/** What can be asked through Contact us. A demo request (S11) is an inquiry whose address has to be confirmed. */
export const inquiryKinds = { question: 'A question', demo: 'A demo' } as const;

export type InquiryKind = keyof typeof inquiryKinds;
