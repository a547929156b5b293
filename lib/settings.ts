import { createPrivateKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';

/** A secret with a name, so that it can be replaced while what it made still holds. */
export interface NamedKey {
  id: string;
  key: Buffer;
}

/** What signs outgoing mail (RFC 6376): the record is at `<selector>._domainkey.<domain of MAIL_FROM>`. */
export interface DkimKey {
  selector: string;
  key: KeyObject;
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const allSame = (parts: Iterable<number | string>) => new Set(parts).size < 2;

export function parseKey(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && key.toString('base64') === text && !allSame(key) ? key : null;
}

/** `id:base64` pairs, the newest first, with commas between (in a file, lines as well). */
export function parseNamedKeys(text: string, parse: (encoded: string) => Buffer | null = parseKey): NamedKey[] | null {
  const keys: NamedKey[] = [];
  for (const entry of text.trim().split(/,|\r?\n/)) {
    const [, id, encoded] = /^\s*([A-Za-z0-9_.-]{1,40}):(\S+)\s*$/.exec(entry) ?? [];
    const key = parse(encoded ?? '');
    if (!id || !key || keys.some((each) => each.id === id || each.key.equals(key))) return null;
    keys.push({ id, key });
  }
  return keys;
}

function parseOneKey(text: string): NamedKey | null {
  const keys = parseNamedKeys(text);
  return keys?.length === 1 ? (keys[0] ?? null) : null;
}

/** The `x` of a public key as /.well-known/jwks.json shows it (RFC 8037). */
function parsePublicKey(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64url');
  return key.length === 32 && key.toString('base64url') === text ? key : null;
}

function parseDkimKey(text: string): DkimKey | null {
  const [, selector, encoded] = /^([A-Za-z0-9.-]{1,60}):(\S+)$/.exec(text) ?? [];
  if (!selector || !encoded) return null;
  try {
    const key = createPrivateKey({ key: Buffer.from(encoded, 'base64'), format: 'der', type: 'pkcs8' });
    // RFC 8301: RSA, of 2048 bits or more.
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
      ? { selector, key }
      : null;
  } catch {
    return null;
  }
}

/** A text that `parse` turns into a value; where it cannot, the sentence is the problem. */
const parsed = <T>(parse: (text: string) => T | null, sentence: string) =>
  z.string({ error: sentence }).transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: sentence });
    return z.NEVER;
  });

const url = (protocols: readonly string[], sentence: string, fits: (value: URL) => boolean = () => true) =>
  parsed((text) => {
    const value = URL.canParse(text) ? new URL(text) : null;
    return value && protocols.includes(value.protocol) && value.hostname !== '' && fits(value) ? value : null;
  }, sentence);

const key = (name: string) =>
  parsed(parseKey, `${name} must be 32 random bytes in base64, made for example with: openssl rand -base64 32.`);

const namedKeys = (name: string) =>
  parsed(
    (text) => parseNamedKeys(text),
    `${name} must be id:key pairs, newest first, with commas between them; ids and keys differ, and each key is 32 random bytes in base64.`,
  );

/** `host:port` of something that stands in for a service while tests run. */
const loopbackPort = (name: string) =>
  parsed((text) => {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
    return host && port && isLoopback(host) ? text : null;
  }, `${name} must be a loopback address and a port: it is for tests only.`);

const isAddressOrRange = (text: string) => {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
};

const common = {
  PORT: parsed(
    (text) => (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536 ? Number(text) : null),
    'PORT must be a number from 1 to 65535.',
  ).prefault('3000'),
  DATA_DIR: z.string().default('.data'),
  CHECKPOINT_FILE: z.string().optional(),
  ERASURE_LEDGER: z.string().optional(),
  DEV: z.enum(['0', '1'], { error: 'DEV must be 1 or 0.' }).default('0'),
  TRUSTED_PROXIES: parsed((text) => {
    const proxies = text.split(',').map((proxy) => proxy.trim());
    return proxies.every(isAddressOrRange) ? proxies : null;
  }, 'TRUSTED_PROXIES must be IP addresses or ranges such as 10.0.0.0/8, with commas between them.').optional(),
  BACKUP_DAYS: parsed(
    (text) => (/^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : null),
    'BACKUP_DAYS must be the number of days after which a backup is overwritten.',
  ).prefault('30'),
  BULK_PER_MINUTE: parsed(
    (text) => (/^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null),
    'BULK_PER_MINUTE must be how many mails to thousands may go out a minute, from 1 to 999999.',
  ).prefault('600'),
  RETIRED_SIGNING_KEYS: parsed(
    (text) => parseNamedKeys(text, parsePublicKey),
    'RETIRED_SIGNING_KEYS must be kid:x pairs, as /.well-known/jwks.json showed them, with commas between them.',
  ).optional(),
  NEON_PROXY: loopbackPort('NEON_PROXY').optional(),
  // A publishable key (pk_) can delete nothing, and would only show at the first erasure.
  STRIPE_KEY: parsed(
    (text) => (/^[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}$/.test(text) ? text : null),
    'STRIPE_KEY must be a secret key of Stripe (sk_…) or a restricted one (rk_…).',
  ).optional(),
  STRIPE_API: loopbackPort('STRIPE_API').optional(),
};

const mailFrom = parsed(
  (text) => (/^(?:[^<>\r\n"]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : null),
  'MAIL_FROM must be an address, or a name followed by an address in angle brackets.',
);

const postalAddress = z
  .string({ error: 'POSTAL_ADDRESS must be the address that marketing mail names, on one line.' })
  .trim()
  .regex(/^[^\r\n]{8,300}$/, { error: 'POSTAL_ADDRESS must be the address that marketing mail names, on one line.' });

export const localSettings = z.object({
  ...common,
  MAIL_FROM: mailFrom.prefault('Privacy portal <privacy@localhost>'),
  POSTAL_ADDRESS: postalAddress.prefault('No postal address is set on this computer'),
});

export const serverSettings = z.object({
  ...common,
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'DATABASE_URL must be a postgresql:// address.'),
  SITE_URL: url(
    ['https:', 'http:'],
    'SITE_URL must be the https:// address of this site and nothing after the host (http:// only on loopback).',
    (site) =>
      site.pathname === '/' &&
      site.href === `${site.origin}/` &&
      (site.protocol === 'https:' || isLoopback(site.hostname)),
  ),
  AUTH_SECRET: parsed(
    (text) => (Buffer.byteLength(text) >= 32 && !allSame(text) ? text : null),
    'AUTH_SECRET must be at least 32 random characters, made for example with: openssl rand -base64 48.',
  ),
  KEKS: namedKeys('KEKS'),
  KEKS_FILE: z.undefined().optional(),
  INDEX_KEY: key('INDEX_KEY'),
  OPT_OUT_KEYS: namedKeys('OPT_OUT_KEYS'),
  SUPPRESSION_KEYS: namedKeys('SUPPRESSION_KEYS'),
  SIGNING_KEY: parsed(
    parseOneKey,
    'SIGNING_KEY must be an id, a colon and 32 random bytes in base64: the seed of an Ed25519 key.',
  ),
  DKIM_KEY: parsed(
    parseDkimKey,
    'DKIM_KEY must be a selector, a colon and an RSA key of 2048 bits or more (PKCS #8, DER, base64); docs/operations.md tells how to make one.',
  ),
  POSTAL_ADDRESS: postalAddress,
  SMTP_URL: url(['smtp:', 'smtps:'], 'SMTP_URL must be an smtp:// or smtps:// address.'),
  MAIL_FROM: mailFrom,
});

/** The same with the keys that wrap each person's key in a file. Two places for them could disagree. */
export const serverSettingsWithKeksFile = serverSettings.extend({
  KEKS: z
    .undefined({ error: 'KEKS and KEKS_FILE are both set. Take one of them out: the keys stand in one place.' })
    .optional(),
  KEKS_FILE: z.string(),
});

/** Every setting of the server; `.env.example` explains each. */
export const settingNames = Object.keys(serverSettings.shape);
