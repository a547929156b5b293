import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.strictObject({
  authSecret: z.string(),
  /** In the form of the KEKS setting. */
  keks: z.string(),
  indexKey: z.string(),
  optOutKey: z.string(),
});

export type LocalSecrets = z.output<typeof schema>;

const damaged: LocalSecrets = { authSecret: '', keks: '', indexKey: '', optOutKey: '' };

const random = () => randomBytes(32).toString('base64');

const holdsFolder = (dataDir: string) =>
  existsSync(dataDir) && readdirSync(dataDir, { withFileTypes: true }).some((entry) => entry.isDirectory());

/** Null where there is no file; a file that cannot be read as secrets comes back as empty ones. */
export function readSecrets(dataDir: string): LocalSecrets | null {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return damaged;
  }
}

/**
 * Safe when two processes start at once: the file appears whole or not at all, and the first one wins.
 * Any folder in `dataDir` counts as a database, since secrets are made before one.
 */
export function createSecrets(dataDir: string): 'ready' | 'database-without-secrets' {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return 'ready';
  }
  if (holdsFolder(dataDir)) return 'database-without-secrets';
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets: LocalSecrets = {
    authSecret: random(),
    keks: `local-1:${random()}`,
    indexKey: random(),
    optOutKey: random(),
  };
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  return 'ready';
}
