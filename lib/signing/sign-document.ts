import { CompactSign } from 'jose';
import { env } from '@/lib/env';
import type { NamedKey } from '@/lib/settings';
import type { DocumentKind, DocumentOf } from './document-kinds';
import { privateKeyOf } from './ed25519';

/**
 * A signed file: the document to read, and beside it the same as a compact JWS (RFC 7515) that any JOSE program can
 * check. Ed25519 draws no random number, so the same document under the same key is the same file.
 */
export async function signDocument<Kind extends DocumentKind>(
  kind: Kind,
  document: DocumentOf<Kind>,
  { id, key }: NamedKey = env().signingKey,
): Promise<string> {
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: kind })
    .sign(privateKeyOf(key));
  return `${JSON.stringify({ document, jws }, null, 2)}\n`;
}
