import { type Entries, itemsAt } from '@/lib/policy/point-items';

/** What somebody can put right in an inquiry of theirs alone. Not the address, to which the answer goes. */
export type InquiryCorrection = Partial<Omit<Entries<'contact'>, 'email'>>;

const fields: readonly string[] = itemsAt('contact').filter((item) => item !== 'email');

export const isInquiryField = (name: string): name is keyof InquiryCorrection => fields.includes(name);
