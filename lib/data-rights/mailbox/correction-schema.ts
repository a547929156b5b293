import { z } from 'zod';
import { collectionParts } from '@/lib/forms/collection-schema';
import { entriesOf } from '@/lib/forms/entries-of';
import { partsShape } from '@/lib/forms/parts-shape';
import { person } from '@/lib/requests/schema';
import { type InquiryCorrection, isInquiryField } from '../correct/inquiry-correction';

/** What may be put right in an inquiry: not what was asked once we have answered it, nor the address that shows it. */
export const isCorrectable = (name: string, status: 'received' | 'answered'): boolean =>
  isInquiryField(name) && (name !== 'inquiryDetails' || status === 'received');

const fields = collectionParts('contact').fields.filter(({ name }) => isInquiryField(name));
const shape = Object.entries(partsShape({ fields, decisions: [] }));

/** What was asked stands in the form until it is answered, and no longer. */
export const correctionSchema = z.strictObject({
  ...Object.fromEntries(shape.map(([name, item]) => [name, name === 'inquiryDetails' ? item.optional() : item])),
  person,
});

/** An empty optional field is an item not held. */
export const toCorrection = (value: Readonly<Record<string, unknown>>): InquiryCorrection =>
  entriesOf('contact', value);
