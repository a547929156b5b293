import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** What DER puts before the 32 bytes of a private and of a public Ed25519 key (RFC 8410, 7 and 4). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The private key of a seed of 32 bytes (RFC 8032, 5.1.5). */
export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' });

/** The key that checks signatures, of the 32 bytes of the public half. */
export const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' });

/** The 32 bytes of the public half. */
export const publicBytesOf = (privateKey: KeyObject): Buffer =>
  Buffer.from(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicHead.length));
