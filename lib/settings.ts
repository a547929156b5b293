import { isIP } from 'node:net';
import { z } from 'zod';

export interface Kek {
  id: string;
  key: Buffer;
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const allSame = (parts: Iterable<number | string>) => new Set(parts).size < 2;

export function parseKey(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && key.toString('base64') === text && !allSame(key) ? key : null;
}

export function parseKeks(text: string): Kek[] | null {
  const keks: Kek[] = [];
  for (const entry of text.split(',')) {
    const [, id, encoded] = /^\s*([A-Za-z0-9_.-]{1,40}):(\S+)\s*$/.exec(entry) ?? [];
    const key = parseKey(encoded ?? '');
    if (!id || !key || keks.some((kek) => kek.id === id || kek.key.equals(key))) return null;
    keks.push({ id, key });
  }
  return keks;
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
  DEV: z.enum(['0', '1'], { error: 'DEV must be 1 or 0.' }).default('0'),
  TRUSTED_PROXIES: parsed((text) => {
    const proxies = text.split(',').map((proxy) => proxy.trim());
    return proxies.every(isAddressOrRange) ? proxies : null;
  }, 'TRUSTED_PROXIES must be IP addresses or ranges such as 10.0.0.0/8, with commas between them.').optional(),
  NEON_PROXY: parsed((text) => {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
    return host && port && isLoopback(host) ? text : null;
  }, 'NEON_PROXY must be a loopback address and a port: it is for tests only.').optional(),
};

const mailFrom = parsed(
  (text) => (/^(?:[^<>\r\n"]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : null),
  'MAIL_FROM must be an address, or a name followed by an address in angle brackets.',
);

export const localSettings = z.object({
  ...common,
  MAIL_FROM: mailFrom.prefault('Privacy portal <privacy@localhost>'),
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
  KEKS: parsed(
    parseKeks,
    'KEKS must be id:key pairs, newest first, with commas between them; ids and keys differ, and each key is 32 random bytes in base64.',
  ),
  INDEX_KEY: key('INDEX_KEY'),
  OPT_OUT_KEY: key('OPT_OUT_KEY'),
  SMTP_URL: url(['smtp:', 'smtps:'], 'SMTP_URL must be an smtp:// or smtps:// address.'),
  MAIL_FROM: mailFrom,
});

/** Every name this program reads from its environment; `.env.example` explains each. */
export const settingNames = Object.keys(serverSettings.shape);
