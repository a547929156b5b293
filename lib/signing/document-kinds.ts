import { z } from 'zod';
import { receiptSchema } from '@/lib/consent/receipt-schema';
import { certificateSchema } from '@/lib/data-rights/erase/certificate-schema';
import { copyManifestSchema } from './copy-manifest-schema';

/** Everything this portal signs, by the `typ` of its signature, and what must stand in it. */
export const knownDocumentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent-receipt'), document: receiptSchema }),
  z.object({ kind: z.literal('destruction-certificate'), document: certificateSchema }),
  z.object({ kind: z.literal('copy-manifest'), document: copyManifestSchema }),
]);

/** A document together with its kind, so that one tells the other. */
export type KnownDocument = z.output<typeof knownDocumentSchema>;

export type DocumentKind = KnownDocument['kind'];

export type DocumentOf<Kind extends DocumentKind> = Extract<KnownDocument, { kind: Kind }>['document'];
