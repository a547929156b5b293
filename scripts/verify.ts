import { readFileSync } from 'node:fs';
import { errorCode } from '@/lib/error-code';
import { type PublicKeys, publicKeysSchema } from '@/lib/signing/public-keys';
import { publicKeys } from '@/lib/signing/signing-keys';
import { type Verified, type VerifyError, verifyDocument } from '@/lib/signing/verify-document';
import { StartupError } from '@/lib/startup-error';
import { describeCertificate } from './lib/describe-certificate';
import { describeManifest } from './lib/describe-manifest';
import { describeReceipt } from './lib/describe-receipt';
import { refuse, runOffline, tell } from './lib/terminal';

const usage = `npm run verify -- FILE              checks a signed file with the keys of this portal
npm run verify -- FILE KEYS.json    checks it with the keys saved from /.well-known/jwks.json

The manifest of a copy is checked together with the files beside it. Nothing is sent anywhere, and no database is opened.`;

const refusals: Record<VerifyError, string> = {
  'not-json':
    'This file is not JSON. A receipt or certificate is a file named receipt-….json or certificate-….json, and the manifest of a copy manifest.json: give it as it was saved.',
  'not-signed':
    'This file is JSON, and not one that this portal signs. Give a receipt, a certificate or the manifest of a copy as it was saved.',
  'unknown-key':
    'This file is signed with a key that is not among these. Save the keys of the portal it came from, at its address /.well-known/jwks.json, and name them after the file.',
  changed:
    'This file does not hold: it was changed after it was signed, or signed with another key under the same name.',
  'unknown-kind': 'The signature holds, and this version of the program does not know the kind of document. Update it.',
  'no-ed25519': 'This Node cannot check Ed25519 signatures. Use version 20.19 or newer.',
};

/** What a file named on the command line holds, or a sentence for whoever named it. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartupError(`${file} cannot be read (${errorCode(error) ?? 'unknown'}).`, { cause: error });
  }
}

function readKeys(file: string): PublicKeys {
  const text = read(file);
  try {
    return publicKeysSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StartupError(`${file} holds no keys. Save them from the address /.well-known/jwks.json of the portal.`, {
      cause: error,
    });
  }
}

async function describe(verified: Verified, file: string): Promise<number> {
  switch (verified.kind) {
    case 'consent-receipt':
      return describeReceipt(verified.document);
    case 'destruction-certificate':
      return describeCertificate(verified.document);
    case 'copy-manifest':
      return describeManifest(verified.document, file);
  }
}

await runOffline(async ([file, keys]) => {
  if (!file) return refuse(usage);
  const result = await verifyDocument(read(file), keys ? readKeys(keys) : publicKeys());
  if (!result.ok) return refuse(refusals[result.error]);
  const code = await describe(result.value, file);
  tell('Signature', `holds, by the key ${result.value.kid}`);
  return code;
});
