import { readFileSync } from 'node:fs';
import { checkNotice } from '@/lib/consent/check-notice';
import type { Receipt } from '@/lib/consent/receipt-schema';
import { errorCode } from '@/lib/error-code';
import { type PublicKeys, publicKeysSchema } from '@/lib/signing/public-keys';
import { publicKeys } from '@/lib/signing/signing-keys';
import { type VerifyError, verifyDocument } from '@/lib/signing/verify-document';
import { StartupError } from '@/lib/startup-error';
import { print, refuse, runOffline } from './lib/terminal';

const usage = `npm run verify -- FILE              checks a signed file with the keys of this portal
npm run verify -- FILE KEYS.json    checks it with the keys saved from /.well-known/jwks.json

Nothing is sent anywhere, and no database is opened.`;

const refusals: Record<VerifyError, string> = {
  'not-json': 'This file is not JSON. A receipt is a file named receipt-….json: give it as it was saved.',
  'not-signed': 'This file is JSON, and not one that this portal signs. Give a receipt as it was saved.',
  'unknown-key':
    'This file is signed with a key that is not among these. Save the keys of the portal it came from, at its address /.well-known/jwks.json, and name them after the file.',
  changed:
    'This file does not hold: it was changed after it was signed, or signed with another key under the same name.',
  'unknown-kind': 'The signature holds, and this version of the program does not know the kind of document. Update it.',
  'no-ed25519': 'This Node cannot check Ed25519 signatures. Use version 20.19 or newer.',
};

const notices = {
  same: 'it says what was read, and its hash is the one recorded',
  differs: 'IT DOES NOT HASH TO WHAT WAS RECORDED',
  'left-out': 'its text is not in the receipt, only the hash that was recorded',
} as const;

const tell = (name: string, words: string) => print(`${name.padEnd(12)} ${words}`);

async function describeReceipt(receipt: Receipt): Promise<number> {
  const { in_words, event, pii_processing, receipt_id } = receipt;
  const { policy_version, policy_address, notice_sha256, notice_id } = pii_processing.privacy_notice;
  const notice = await checkNotice(receipt);
  tell('Kind', 'consent receipt');
  tell('Receipt', receipt_id);
  tell('About', in_words.about);
  tell('Decision', `${in_words.decision} (${event.event_state}), ${in_words.where}`);
  tell('When', in_words.when);
  if (event.valid_until) tell('Valid until', event.valid_until);
  if (event.condition) tell('Condition', event.condition);
  tell('Policy', `version ${policy_version}, ${policy_address}`);
  tell('Notice', `${notice_id}: ${notices[notice]}`);
  tell('SHA-256', notice_sha256);
  return notice === 'differs' ? 1 : 0;
}

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

await runOffline(async ([file, keys]) => {
  if (!file) return refuse(usage);
  const result = await verifyDocument(read(file), keys ? readKeys(keys) : publicKeys());
  if (!result.ok) return refuse(refusals[result.error]);
  const code = await describeReceipt(result.value.document);
  tell('Signature', `holds, by the key ${result.value.kid}`);
  return code;
});
