import { collectionSchema } from '@/lib/forms/collection-schema';
import { choice } from '@/lib/forms/fields';
import { inquiryKinds } from './kinds';

export const inquirySchema = collectionSchema('contact').extend({
  kind: choice('Choose what you would like', (value) => Object.hasOwn(inquiryKinds, value), true),
});
