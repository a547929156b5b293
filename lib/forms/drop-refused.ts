import type { z } from 'zod';
import { fieldMeta } from './fields';

/** Leaves out what an optional part covers once that part is refused, so that it cannot even be at fault. */
export function dropRefused(shape: z.core.$ZodShape, values: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...values };
  for (const [name, schema] of Object.entries(shape)) {
    if (values[name] !== 'no') continue;
    for (const covered of fieldMeta.get(schema)?.covers ?? []) kept[covered] = '';
  }
  return kept;
}
