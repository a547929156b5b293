import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { createSecrets, readSecrets } from './local-secrets';
import { type Kek, localSettings, parseKeks, parseKey, serverSettings } from './settings';
import { StartupError } from './startup-error';

export interface Env {
  /** `server` as soon as DATABASE_URL is set; there is no third mode. */
  mode: 'local' | 'server';
  dev: boolean;
  port: number;
  dataDir: string;
  /** Links in mail are built from this, never from a request's host. */
  siteUrl: URL;
  databaseUrl: string | null;
  authSecret: string;
  /** Newest first: the first one seals, all of them open. */
  keks: readonly Kek[];
  indexKey: Buffer;
  optOutKey: Buffer;
  smtpUrl: string | null;
  mailFrom: string;
  trustedProxies: readonly string[];
  /** `host:port` of the loopback relay that stands in for Neon in tests. */
  neonProxy: string | null;
}

/** Names every setting at fault in one go, and never shows a value. */
export class SettingsError extends StartupError {
  override name = 'SettingsError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** An empty value in a file of settings means "not set". */
const withoutEmpty = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));

function parseSettings<Schema extends z.ZodType>(schema: Schema, source: NodeJS.ProcessEnv): z.output<Schema> {
  const result = schema.safeParse(withoutEmpty(source));
  if (!result.success) throw new SettingsError(result.error.issues.map((issue) => issue.message));
  return result.data;
}

function shared(settings: z.output<typeof localSettings>) {
  return {
    dev: settings.DEV === '1',
    port: settings.PORT,
    dataDir: resolve(/* turbopackIgnore: true */ process.cwd(), settings.DATA_DIR),
    mailFrom: settings.MAIL_FROM,
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    neonProxy: settings.NEON_PROXY ?? null,
  };
}

function serverEnv(source: NodeJS.ProcessEnv): Env {
  const settings = parseSettings(serverSettings, source);
  const keys = [settings.INDEX_KEY, settings.OPT_OUT_KEY, ...settings.KEKS.map((kek) => kek.key)];
  if (new Set(keys.map((each) => each.toString('base64'))).size < keys.length) {
    throw new SettingsError(['INDEX_KEY, OPT_OUT_KEY and the keys in KEKS must all differ.']);
  }
  return {
    ...shared(settings),
    mode: 'server',
    siteUrl: settings.SITE_URL,
    databaseUrl: settings.DATABASE_URL.href,
    authSecret: settings.AUTH_SECRET,
    keks: settings.KEKS,
    indexKey: settings.INDEX_KEY,
    optOutKey: settings.OPT_OUT_KEY,
    smtpUrl: settings.SMTP_URL.href,
  };
}

function localEnv(source: NodeJS.ProcessEnv): Env {
  const settings = parseSettings(localSettings, source);
  const common = shared(settings);
  const file = join(common.dataDir, 'secrets.json');
  const secrets = readSecrets(common.dataDir);
  if (!secrets) throw new SettingsError([`${file} is missing. Start the portal with: npm start.`]);
  const keks = parseKeks(secrets.keks);
  const indexKey = parseKey(secrets.indexKey);
  const optOutKey = parseKey(secrets.optOutKey);
  if (!keks || !indexKey || !optOutKey || secrets.authSecret.length < 32) {
    throw new SettingsError([`${file} is damaged. Put back a copy of it: without it the data stays unreadable.`]);
  }
  return {
    ...common,
    mode: 'local',
    siteUrl: new URL(`http://127.0.0.1:${common.port}`),
    databaseUrl: null,
    authSecret: secrets.authSecret,
    keks,
    indexKey,
    optOutKey,
    smtpUrl: null,
  };
}

const isServer = (source: NodeJS.ProcessEnv) => (source.DATABASE_URL ?? '') !== '';

export const readEnv = (source: NodeJS.ProcessEnv): Env => (isServer(source) ? serverEnv(source) : localEnv(source));

let memo: Env | undefined;

/** Read at the first call, not at import: a build needs no setting. */
export function env(): Env {
  memo ??= readEnv(process.env);
  return memo;
}

/** Makes the secrets of local mode at the very first start. Idempotent; does nothing in server mode. */
export function ensureLocalSecrets(source: NodeJS.ProcessEnv = process.env): void {
  if (isServer(source)) return;
  const { dataDir } = shared(parseSettings(localSettings, source));
  if (createSecrets(dataDir) === 'database-without-secrets') {
    throw new SettingsError([
      `${join(dataDir, 'secrets.json')} is missing, but a database stands beside it. Put the file back: new keys would make everything in the database unreadable. To begin anew, move ${dataDir} away.`,
    ]);
  }
}
