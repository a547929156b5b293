import { z } from 'zod';
import { profileSchema } from '@/lib/accounts/profile-schema';
import { isInquiryField } from '@/lib/data-rights/correct/inquiry-correction';
import { collectionParts, collectionSchema } from '@/lib/forms/collection-schema';
import type { FormField } from '@/lib/forms/form-parts';

const inquiryShape: Readonly<Record<string, z.ZodType<string>>> = collectionSchema('contact').shape;
const profileShape: Readonly<Record<string, z.ZodType<string>>> = profileSchema.shape;

/** What one item's form says it is of: the profile, or else the number of an inquiry. */
export const profile = 'profile';

/** The schema of the form of one item; null where there is no such item to be corrected. */
export function itemSchema(of: unknown, field: unknown) {
  if (typeof field !== 'string') return null;
  const own = of === profile ? profileShape : isInquiryField(field) ? inquiryShape : {};
  const value = Object.hasOwn(own, field) ? own[field] : undefined;
  if (!value) return null;
  const shape: Record<string, z.ZodType<string>> = {
    of: z.string().max(64),
    field: z.string().max(64),
    [field]: value,
  };
  return z.object(shape);
}

/** The field of one item, as the form that collected it has it. */
export const itemField = (of: string, name: string): FormField | undefined =>
  collectionParts(of === profile ? 'firstLogin' : 'contact').fields.find((field) => field.name === name);
