import { z } from 'zod';
import { collectionParts, collectionSchema } from '@/lib/forms/collection-schema';
import { partsShape } from '@/lib/forms/parts-shape';

export const firstLoginSchema = collectionSchema('firstLogin');

/** The profile's fields without its decisions: correcting an item asks for no new consent. */
export const profileSchema = z.strictObject(partsShape({ ...collectionParts('firstLogin'), decisions: [] }));
