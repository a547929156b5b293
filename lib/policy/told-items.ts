import type { AnchorPoint } from './anchors';
import { findProcessor } from './find-processor';
import { registered } from './registered';
import type { Field } from './types';

/** The first item of a point that Stripe has as well, whose field is of this kind, in any version there is. */
function itemOf(point: AnchorPoint, isIt: (field: Field) => boolean): string | undefined {
  for (const version of registered) {
    const received = findProcessor('stripe', version)?.items ?? [];
    const { required, optional } = version.collectionPoints[point];
    const fields: readonly Field[] = [...required, ...optional];
    const found = fields.find(
      (field) => isIt(field) && (received === 'all' || received.some((id) => id === field.item)),
    );
    if (found) return found.item;
  }
  return undefined;
}

/**
 * What of a correction Stripe is told, by what Stripe calls it: the name of the profile and the phone number of an inquiry, where
 * the policy has them. The address of the account is told in any case.
 */
export const toldItems = {
  name: itemOf('firstLogin', ({ autocomplete }) => autocomplete === 'name'),
  phone: itemOf('contact', ({ control }) => control === 'tel'),
} as const;
