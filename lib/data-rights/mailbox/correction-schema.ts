import { z } from 'zod';
import { collectionSchema } from '@/lib/forms/collection-schema';

const corrected = {
  name: true,
  countryOfResidence: true,
  companyName: true,
  businessDescription: true,
  jobTitle: true,
  phoneNumber: true,
} as const;

/** What may be put right in an inquiry: not what was asked, which we may have answered, nor the address that shows it. */
export const isCorrectable = (name: string): boolean => Object.hasOwn(corrected, name);

export const correctionSchema = collectionSchema('contact')
  .pick(corrected)
  .extend({ person: z.string().max(64).prefault('') });

export interface Correction {
  name: string;
  countryOfResidence: string;
  companyName: string;
  businessDescription: string | null;
  jobTitle: string | null;
  phoneNumber: string | null;
}

const orNull = (value: string) => (value === '' ? null : value);

/** An empty optional field is an item not held. */
export const toCorrection = ({ person, ...value }: z.output<typeof correctionSchema>): Correction => ({
  ...value,
  businessDescription: orNull(value.businessDescription),
  jobTitle: orNull(value.jobTitle),
  phoneNumber: orNull(value.phoneNumber),
});
