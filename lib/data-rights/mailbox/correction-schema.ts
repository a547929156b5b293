import { z } from 'zod';
import { collectionParts } from '@/lib/forms/collection-schema';
import { entriesOf } from '@/lib/forms/entries-of';
import { partsShape } from '@/lib/forms/parts-shape';
import { person } from '@/lib/requests/schema';
import { type InquiryCorrection, isInquiryField } from '../correct/inquiry-correction';

/** What may be put right in an inquiry: not what was asked, which we may have answered, nor the address that shows it. */
export const isCorrectable = (name: string): boolean => isInquiryField(name) && name !== 'inquiryDetails';

const fields = collectionParts('contact').fields.filter(({ name }) => isCorrectable(name));

export const correctionSchema = z.strictObject({
  ...partsShape({ fields, decisions: [] }),
  person,
});

/** An empty optional field is an item not held. */
export const toCorrection = (value: Readonly<Record<string, unknown>>): InquiryCorrection =>
  entriesOf('contact', value);
