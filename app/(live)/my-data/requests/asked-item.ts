import type { AskedField } from '@/lib/requests/asked-fields';

const asked: Record<AskedField, string> = {
  inquiryDetails: 'the text of my inquiry',
  answer: 'your answer to my inquiry',
  email: 'the email address of my inquiry',
};

/** A form that already names the item; what is wrong with it, and what shows that, are the person's to write. */
export const correctionOf = (inquiry: string, field: AskedField) => ({
  right: 'correction',
  inquiry,
  field,
  details: `Please correct ${asked[field]} ${inquiry}.\n\nWhat is wrong: \n\nWhat it should say: \n\nWhat shows that: `,
});

const named: Record<AskedField, string> = {
  inquiryDetails: 'the text',
  answer: 'our answer',
  email: 'the email address',
};

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** What of which inquiry a request is about. `receivedAt` is null once we hold that inquiry no more. */
export const askedItemWords = ({ field, receivedAt }: { field: AskedField; receivedAt: Date | null }): string =>
  receivedAt
    ? `About ${named[field]} of your inquiry of ${day.format(receivedAt)}`
    : `About ${named[field]} of an inquiry that we do not hold here any more`;
