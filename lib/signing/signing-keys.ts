import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type Env, env } from '@/lib/env';
import type { PublicKey, PublicKeys } from './public-keys';

/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410, 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 private key of a seed of 32 bytes (RFC 8032, 5.1.5). */
export const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (seed: Buffer): string => createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' }).x ?? '';

const published = (kid: string, x: string): PublicKey => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x,
  kid,
  alg: 'EdDSA',
  use: 'sig',
});

type Keys = Pick<Env, 'signingKey' | 'retiredSigningKeys'>;

/** Every key that signs or ever signed: a document stays checkable for as long as its key stands here. */
export const publicKeys = ({ signingKey, retiredSigningKeys }: Keys = env()): PublicKeys => ({
  keys: [
    published(signingKey.id, publicKeyOf(signingKey.key)),
    ...retiredSigningKeys.map(({ id, key }) => published(id, key.toString('base64url'))),
  ],
});
