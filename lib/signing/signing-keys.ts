import { type Env, env } from '@/lib/env';
import { privateKeyOf, publicBytesOf } from './ed25519';
import type { PublicKey, PublicKeys } from './public-keys';

const published = (kid: string, bytes: Buffer): PublicKey => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: bytes.toString('base64url'),
  kid,
  alg: 'EdDSA',
  use: 'sig',
});

type Keys = Pick<Env, 'signingKey' | 'retiredSigningKeys'>;

/** Every key that signs or ever signed: a document stays checkable for as long as its key stands here. */
export const publicKeys = ({ signingKey, retiredSigningKeys }: Keys = env()): PublicKeys => ({
  keys: [
    published(signingKey.id, publicBytesOf(privateKeyOf(signingKey.key))),
    ...retiredSigningKeys.map(({ id, key }) => published(id, key)),
  ],
});
