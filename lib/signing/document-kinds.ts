import type { z } from 'zod';
import { receiptSchema } from '@/lib/consent/receipt-schema';

/** Everything this portal signs, by the `typ` of its signature, and what must stand in it. */
export const documentKinds = {
  'consent-receipt': receiptSchema,
} as const satisfies Record<string, z.ZodType>;

export type DocumentKind = keyof typeof documentKinds;

export type DocumentOf<Kind extends DocumentKind> = z.output<(typeof documentKinds)[Kind]>;

/** A document together with its kind, so that one tells the other. */
export type KnownDocument = { [Kind in DocumentKind]: { kind: Kind; document: DocumentOf<Kind> } }[DocumentKind];
