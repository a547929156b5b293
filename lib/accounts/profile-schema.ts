import type { z } from 'zod';
import { collectionSchema } from '@/lib/forms/collection-schema';
import type { Profile } from './profiles';

export const firstLoginSchema = collectionSchema('firstLogin');

/** The profile's fields without its decisions: correcting an item asks for no new consent. */
export const profileSchema = firstLoginSchema.pick({
  name: true,
  companyName: true,
  category: true,
  country: true,
  companyDescription: true,
  sourceOfVisit: true,
});

const orNull = (value: string) => (value === '' ? null : value);

/** An empty optional field is an item not held. */
export function toProfile(value: z.output<typeof profileSchema>): Profile {
  return {
    name: value.name,
    companyName: value.companyName,
    category: value.category,
    country: orNull(value.country),
    companyDescription: orNull(value.companyDescription),
    sourceOfVisit: orNull(value.sourceOfVisit),
  };
}
