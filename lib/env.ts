import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { readKekFile } from './kek-file';
import { createSecrets, readSecrets } from './local-secrets';
import {
  type DkimKey,
  localSettings,
  type NamedKey,
  parseKey,
  parseNamedKeys,
  serverSettings,
  serverSettingsWithKeksFile,
} from './settings';
import { StartupError } from './startup-error';

export interface Env {
  /** `server` as soon as DATABASE_URL is set; there is no third mode. */
  mode: 'local' | 'server';
  dev: boolean;
  port: number;
  dataDir: string;
  /** Where each signed head of the audit trail is added. */
  checkpointFile: string;
  /** The file that tells a restored backup what was erased since. Stands outside the database and its backups. */
  erasureLedger: string;
  /** Links in mail are built from this, never from a request's host. */
  siteUrl: URL;
  databaseUrl: string | null;
  authSecret: string;
  /** Newest first: the first one seals, all of them open. */
  keks: readonly NamedKey[];
  /** The file they stand in; null where they are a setting, which no command can change. */
  keksFile: string | null;
  /** After so many days a backup is overwritten. */
  backupDays: number;
  /** So many notices of a release, and mails of a campaign that names no rate of its own, may go out a minute. */
  bulkPerMinute: number;
  indexKey: Buffer;
  /** Newest first: the first one signs opt-out links, all of them are accepted. */
  optOutKeys: readonly NamedKey[];
  /** Newest first: the first one hashes the addresses of erased people, all of them are looked up. */
  suppressionKeys: readonly NamedKey[];
  /** The seed (RFC 8032) of the Ed25519 key that signs receipts and the audit trail. */
  signingKey: NamedKey;
  /** Public keys that signed before. */
  retiredSigningKeys: readonly NamedKey[];
  smtpUrl: string | null;
  mailFrom: string;
  /** Null in local mode, which sends nothing. */
  dkimKey: DkimKey | null;
  /** Named in marketing mail. */
  postalAddress: string;
  trustedProxies: readonly string[];
  /** `host:port` of the loopback relay that stands in for Neon in tests. */
  neonProxy: string | null;
  /** Null: nobody is deleted at Stripe until a person does it there. */
  stripeKey: string | null;
  /** `host:port` on loopback that stands in for Stripe in tests. */
  stripeApi: string | null;
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
  const dataDir = resolve(/* turbopackIgnore: true */ process.cwd(), settings.DATA_DIR);
  return {
    dev: settings.DEV === '1',
    port: settings.PORT,
    dataDir,
    checkpointFile: resolve(
      /* turbopackIgnore: true */ process.cwd(),
      settings.CHECKPOINT_FILE ?? join(dataDir, 'checkpoints.txt'),
    ),
    erasureLedger: resolve(
      /* turbopackIgnore: true */ process.cwd(),
      settings.ERASURE_LEDGER ?? join(dataDir, 'erasures.ndjson'),
    ),
    mailFrom: settings.MAIL_FROM,
    postalAddress: settings.POSTAL_ADDRESS,
    retiredSigningKeys: settings.RETIRED_SIGNING_KEYS ?? [],
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    backupDays: settings.BACKUP_DAYS,
    bulkPerMinute: settings.BULK_PER_MINUTE,
    neonProxy: settings.NEON_PROXY ?? null,
    stripeKey: settings.STRIPE_KEY ?? null,
    stripeApi: settings.STRIPE_API ?? null,
  };
}

const kekFileProblems = {
  absent:
    'KEKS_FILE names a file that is not there. Put it back: without its keys nothing in the database can be read.',
  open: 'KEKS_FILE can be read by others on this machine. Make it private: chmod 600.',
  damaged: 'KEKS_FILE must hold id:key pairs as KEKS does, one a line. Put a copy of it back.',
} as const;

function keksIn(file: string): readonly NamedKey[] {
  const read = readKekFile(file);
  if (!read.ok) throw new SettingsError([kekFileProblems[read.error]]);
  return read.value;
}

function serverEnv(source: NodeJS.ProcessEnv): Env {
  const settings = parseSettings(
    withoutEmpty(source).KEKS_FILE === undefined ? serverSettings : serverSettingsWithKeksFile,
    source,
  );
  const { OPT_OUT_KEYS, SUPPRESSION_KEYS, SIGNING_KEY, INDEX_KEY } = settings;
  const keks = settings.KEKS ?? keksIn(settings.KEKS_FILE);
  const keys = [INDEX_KEY, ...[...keks, ...OPT_OUT_KEYS, ...SUPPRESSION_KEYS, SIGNING_KEY].map(({ key }) => key)];
  if (new Set(keys.map((each) => each.toString('base64'))).size < keys.length) {
    throw new SettingsError([
      'INDEX_KEY, SIGNING_KEY and the keys in KEKS, OPT_OUT_KEYS and SUPPRESSION_KEYS must all differ.',
    ]);
  }
  return {
    ...shared(settings),
    mode: 'server',
    siteUrl: settings.SITE_URL,
    databaseUrl: settings.DATABASE_URL.href,
    authSecret: settings.AUTH_SECRET,
    keks,
    keksFile: settings.KEKS_FILE === undefined ? null : resolve(settings.KEKS_FILE),
    indexKey: settings.INDEX_KEY,
    optOutKeys: settings.OPT_OUT_KEYS,
    suppressionKeys: settings.SUPPRESSION_KEYS,
    signingKey: settings.SIGNING_KEY,
    dkimKey: settings.DKIM_KEY,
    smtpUrl: settings.SMTP_URL.href,
  };
}

function localEnv(source: NodeJS.ProcessEnv): Env {
  const settings = parseSettings(localSettings, source);
  const common = shared(settings);
  const file = join(common.dataDir, 'secrets.json');
  const secrets = readSecrets(common.dataDir);
  if (!secrets) throw new SettingsError([`${file} is missing. Start the portal with: npm start.`]);
  const keks = parseNamedKeys(secrets.keks);
  const indexKey = parseKey(secrets.indexKey);
  const optOutKeys = parseNamedKeys(secrets.optOutKeys);
  const suppressionKeys = parseNamedKeys(secrets.suppressionKeys);
  const [signingKey] = parseNamedKeys(secrets.signingKey) ?? [];
  if (!keks || !indexKey || !optOutKeys || !suppressionKeys || !signingKey || secrets.authSecret.length < 32) {
    throw new SettingsError([`${file} is damaged. Put back a copy of it: without it the data stays unreadable.`]);
  }
  return {
    ...common,
    mode: 'local',
    siteUrl: new URL(`http://127.0.0.1:${common.port}`),
    databaseUrl: null,
    authSecret: secrets.authSecret,
    keks,
    keksFile: null,
    indexKey,
    optOutKeys,
    suppressionKeys,
    signingKey,
    dkimKey: null,
    smtpUrl: null,
  };
}

const isServer = (source: NodeJS.ProcessEnv) => (source.DATABASE_URL ?? '') !== '';

export function readEnv(source: NodeJS.ProcessEnv): Env {
  const settings = isServer(source) ? serverEnv(source) : localEnv(source);
  // What is signed names its key by its id alone.
  if (settings.retiredSigningKeys.some(({ id }) => id === settings.signingKey.id))
    throw new SettingsError(['SIGNING_KEY must have an id that no key in RETIRED_SIGNING_KEYS has.']);
  return settings;
}

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
