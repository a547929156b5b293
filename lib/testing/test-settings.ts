import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { settingNames } from '@/lib/settings';

const key = () => randomBytes(32).toString('base64');

const newDkimKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64');

/** Its primes take up to a second to find: whichever process is the first makes it, for those that it starts as well. */
export function dkimKey(): string {
  process.env.TEST_DKIM_KEY ??= newDkimKey();
  return process.env.TEST_DKIM_KEY;
}

/** Every secret of server mode, made for one run and gone with it. */
export const freshSecrets = (): Record<string, string> => ({
  AUTH_SECRET: randomBytes(48).toString('base64'),
  KEKS: `test:${key()}`,
  INDEX_KEY: key(),
  OPT_OUT_KEYS: `test:${key()}`,
  SUPPRESSION_KEYS: `test:${key()}`,
  SIGNING_KEY: `test:${key()}`,
  DKIM_KEY: `test:${dkimKey()}`,
});

/** Server-mode settings for a test process on its own database; nothing listens at the mail address. */
export const testSettings = (databaseUrl: string): Record<string, string> => ({
  ...freshSecrets(),
  DATABASE_URL: databaseUrl,
  SITE_URL: 'http://127.0.0.1:3999',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'portal@portal.test',
  POSTAL_ADDRESS: '1 Test Street, 12345 Testville',
  CHECKPOINT_FILE: `test-results/checkpoints-${randomBytes(6).toString('hex')}.txt`,
  ERASURE_LEDGER: `test-results/erasures-${randomBytes(6).toString('hex')}.ndjson`,
});

/** The settings of this test process, for a child that works on the same database. */
export const settingsNow = (): Record<string, string> =>
  Object.fromEntries(settingNames.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : [])));
