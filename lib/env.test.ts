import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ensureLocalSecrets, readEnv, SettingsError } from './env';
import { settingNames } from './settings';

const base64 = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, index) => index + seed)).toString('base64');

const dkim = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

const server = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://portal:secret@db.example.org/portal',
  SITE_URL: 'https://privacy.example.org',
  AUTH_SECRET: 'correct horse battery staple, and more',
  KEKS: `new:${base64(1)},old:${base64(2)}`,
  INDEX_KEY: base64(3),
  OPT_OUT_KEYS: `new:${base64(4)}`,
  SUPPRESSION_KEYS: `new:${base64(5)}`,
  SIGNING_KEY: `new:${base64(6)}`,
  DKIM_KEY: `portal:${dkim(2048)}`,
  POSTAL_ADDRESS: '1 Test Street, 12345 Testville',
  SMTP_URL: 'smtps://mail.example.org',
  MAIL_FROM: 'Privacy portal <privacy@example.org>',
} as const;

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

const serverProblems = (changed: Record<string, string | undefined>) =>
  problemsOf(() => readEnv({ ...server, ...changed }));

const folders: string[] = [];

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portal-env-'));
  folders.push(folder);
  return join(folder, 'data');
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('server mode', () => {
  test('complete settings are read, the newest key first', () => {
    const env = readEnv({ ...server, PORT: '4000', TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
    expect(env.mode).toBe('server');
    expect(env.port).toBe(4000);
    expect(env.siteUrl.href).toBe('https://privacy.example.org/');
    expect(env.keks.map((kek) => kek.id)).toEqual(['new', 'old']);
    expect(env.keks[0]?.key.toString('base64')).toBe(base64(1));
    expect(env.indexKey).toHaveLength(32);
    expect(env.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });

  test('the erasure ledger stands in the data folder unless it is given a place', () => {
    expect(readEnv({ ...server, DATA_DIR: '/srv/portal' }).erasureLedger).toBe('/srv/portal/erasures.ndjson');
    expect(readEnv({ ...server, ERASURE_LEDGER: '/mnt/ledger/site.ndjson' }).erasureLedger).toBe(
      '/mnt/ledger/site.ndjson',
    );
  });

  test('every missing setting is named, all at once', () => {
    const problems = problemsOf(() => readEnv({ NODE_ENV: 'test', DATABASE_URL: server.DATABASE_URL })).join('\n');
    const { NODE_ENV, DATABASE_URL, ...required } = server;
    for (const name of Object.keys(required)) expect(problems).toContain(name);
  });

  test.each([
    ['DATABASE_URL', 'mysql://db.example.org/portal'],
    ['SITE_URL', 'http://privacy.example.org'],
    ['SITE_URL', 'https://privacy.example.org/portal'],
    ['SITE_URL', 'https://user@privacy.example.org'],
    ['AUTH_SECRET', 'too short'],
    ['AUTH_SECRET', 'x'.repeat(64)],
    ['KEKS', base64(1)],
    ['KEKS', `one:${base64(1)},one:${base64(2)}`],
    ['KEKS', `one:${base64(1)},two:${base64(1)}`],
    ['KEKS', `one:${Buffer.alloc(16, 'short').toString('base64')}`],
    ['INDEX_KEY', Buffer.alloc(32).toString('base64')],
    ['INDEX_KEY', 'not base64 at all'],
    ['OPT_OUT_KEYS', `one:${base64(3).slice(0, -1)}`],
    ['SUPPRESSION_KEYS', base64(5)],
    ['SIGNING_KEY', `one:${base64(6)},two:${base64(7)}`],
    ['RETIRED_SIGNING_KEYS', `one:${base64(6)}`],
    ['DKIM_KEY', `portal:${dkim(1024)}`],
    ['DKIM_KEY', 'portal:no key'],
    ['POSTAL_ADDRESS', 'Test Street 1\nTestville'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'privacy@example.org\r\nBcc: everyone@example.org'],
    ['PORT', '70000'],
    ['BACKUP_DAYS', '0'],
    ['BULK_PER_MINUTE', '0'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['NEON_PROXY', 'relay.example.org:5488'],
    ['STRIPE_KEY', `pk_live_${'x'.repeat(24)}`],
    ['STRIPE_KEY', 'rk_live_short'],
    ['STRIPE_KEY', `sk_live_${'x'.repeat(24)} and more`],
    ['STRIPE_API', 'api.stripe.com:443'],
    ['STRIPE_API', '127.0.0.1'],
    ['DEV', 'yes'],
  ])('a bad %s stops the start with one sentence that hides its value', (name, value) => {
    const problems = serverProblems({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain(value);
  });

  test('the keys can stand in a file that its owner alone can read, and nowhere else then', () => {
    const file = newDataDir();
    const withFile = (changed: Record<string, string | undefined> = {}) =>
      readEnv({ ...server, KEKS: undefined, KEKS_FILE: file, ...changed });
    expect(problemsOf(() => withFile()).join()).toContain('not there');
    writeFileSync(file, `new:${base64(1)}\nold:${base64(2)}\n`, { mode: 0o644 });
    expect(problemsOf(() => withFile()).join()).toContain('chmod 600');
    chmodSync(file, 0o600);
    expect(withFile().keks.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(problemsOf(() => withFile({ KEKS: server.KEKS })).join()).toContain('both set');
    writeFileSync(file, 'new');
    expect(problemsOf(() => withFile()).join()).toContain('id:key pairs');
  });

  test('one key in two places is refused', () => {
    expect(serverProblems({ OPT_OUT_KEYS: `one:${base64(1)}` })).toHaveLength(1);
  });

  test('an empty setting counts as missing', () => {
    expect(serverProblems({ MAIL_FROM: '' })[0]).toContain('MAIL_FROM');
  });

  test('http is allowed on loopback alone', () => {
    expect(serverProblems({ SITE_URL: 'http://127.0.0.1:3000' })).toEqual([]);
    expect(serverProblems({ SITE_URL: 'http://127.0.0.1.example.org' })).toHaveLength(1);
  });
});

test.each(['server', 'local'])('a key for Stripe is read in %s mode, and may be absent', (mode) => {
  const source = { NODE_ENV: 'test', DATA_DIR: newDataDir(), ...(mode === 'server' && server) } as const;
  ensureLocalSecrets(source);
  expect(readEnv(source)).toMatchObject({ mode, stripeKey: null, stripeApi: null });
  for (const STRIPE_KEY of [`sk_test_${'x'.repeat(24)}`, `rk_live_${'x'.repeat(99)}`]) {
    const read = readEnv({ ...source, STRIPE_KEY, STRIPE_API: '127.0.0.1:4242' });
    expect(read).toMatchObject({ stripeKey: STRIPE_KEY, stripeApi: '127.0.0.1:4242' });
  }
});

test('a retired signing key under the name of the current one is refused', () => {
  const x = Buffer.from(base64(7), 'base64').toString('base64url');
  expect(serverProblems({ RETIRED_SIGNING_KEYS: `new:${x}` })).toEqual([
    'SIGNING_KEY must have an id that no key in RETIRED_SIGNING_KEYS has.',
  ]);
});

test('retired signing keys are read as their public halves', () => {
  const x = Buffer.from(base64(9), 'base64').toString('base64url');
  const [key] = readEnv({ ...server, RETIRED_SIGNING_KEYS: `2025:${x}` }).retiredSigningKeys;
  expect([key?.id, key?.key.toString('base64url')]).toEqual(['2025', x]);
});

describe('local mode', () => {
  test('the first start makes secrets that only their owner can read, and later starts keep them', () => {
    const source = { NODE_ENV: 'test', DATA_DIR: newDataDir(), PORT: '3100' } as const;
    ensureLocalSecrets(source);
    const first = readEnv(source);
    ensureLocalSecrets(source);
    expect(readEnv(source)).toEqual(first);
    expect(first).toMatchObject({ mode: 'local', databaseUrl: null, smtpUrl: null });
    expect(first.siteUrl.origin).toBe('http://127.0.0.1:3100');
    expect(statSync(join(source.DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(source.DATA_DIR).mode & 0o777).toBe(0o700);
  });

  test('two installations share no key', () => {
    const [one, two] = [newDataDir(), newDataDir()].map((DATA_DIR) => {
      const source = { NODE_ENV: 'test', DATA_DIR } as const;
      ensureLocalSecrets(source);
      return readEnv(source);
    });
    expect(one?.authSecret).not.toBe(two?.authSecret);
    expect(one?.indexKey).not.toEqual(two?.indexKey);
    expect(one?.keks[0]?.key).not.toEqual(one?.indexKey);
  });

  test('new secrets are never made over a database that exists', () => {
    const source = { NODE_ENV: 'test', DATA_DIR: newDataDir() } as const;
    mkdirSync(join(source.DATA_DIR, 'database'), { recursive: true });
    expect(problemsOf(() => ensureLocalSecrets(source)).join()).toContain('secrets.json is missing');
    expect(problemsOf(() => readEnv(source)).join()).toContain('secrets.json is missing');
  });

  test('secrets of before there was anything to sign keep their keys and get the new ones, once', () => {
    const source = { NODE_ENV: 'test', DATA_DIR: newDataDir() } as const;
    const before = { authSecret: base64(1), keks: `local-1:${base64(2)}`, indexKey: base64(3), optOutKey: base64(4) };
    mkdirSync(source.DATA_DIR);
    writeFileSync(join(source.DATA_DIR, 'secrets.json'), JSON.stringify(before));
    ensureLocalSecrets(source);
    const first = readEnv(source);
    expect(first.keks[0]?.key.toString('base64')).toBe(base64(2));
    expect(first.optOutKeys.map(({ key }) => key.toString('base64'))).toEqual([base64(4)]);
    ensureLocalSecrets(source);
    expect(readEnv(source)).toEqual(first);
  });

  test('damaged secrets stop the start and are left as they are', () => {
    const source = { NODE_ENV: 'test', DATA_DIR: newDataDir() } as const;
    mkdirSync(source.DATA_DIR);
    writeFileSync(join(source.DATA_DIR, 'secrets.json'), '{"authSecret":');
    ensureLocalSecrets(source);
    expect(problemsOf(() => readEnv(source)).join()).toContain('damaged');
    expect(readFileSync(join(source.DATA_DIR, 'secrets.json'), 'utf8')).toBe('{"authSecret":');
  });
});

test('the example file explains exactly the settings that are read', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const named = lines.map((line) => /^# ([A-Z_]+)=/.exec(line)?.[1]);
  expect(named.filter(Boolean).toSorted()).toEqual(settingNames.toSorted());
  for (const [index, name] of named.entries()) if (name) expect(lines[index - 1]).toMatch(/^# [^=]+\.$/);
});
