import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Each in the form of the setting of the same name. */
const schema = z.strictObject({
  authSecret: z.string(),
  keks: z.string(),
  indexKey: z.string(),
  optOutKeys: z.string(),
  suppressionKeys: z.string(),
  signingKey: z.string(),
});

type LocalSecrets = z.output<typeof schema>;

const damaged: LocalSecrets = {
  authSecret: '',
  keks: '',
  indexKey: '',
  optOutKeys: '',
  suppressionKeys: '',
  signingKey: '',
};

/** The file as it was before opt-out links had key ids, and before there was anything to sign or suppress. */
const firstForm = z.strictObject({
  authSecret: z.string(),
  keks: z.string(),
  indexKey: z.string(),
  optOutKey: z.string(),
});

const random = () => randomBytes(32).toString('base64');

const holdsFolder = (dataDir: string) =>
  existsSync(dataDir) && readdirSync(dataDir, { withFileTypes: true }).some((entry) => entry.isDirectory());

/** Null where there is no file; a file that cannot be read as secrets comes back as empty ones. */
export function readSecrets(dataDir: string): LocalSecrets | null {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) return null;
  return schema.safeParse(readJson(file)).data ?? damaged;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const laterSecrets = () => ({ suppressionKeys: `local-1:${random()}`, signingKey: `local-1:${random()}` });

function writeDraft(file: string, secrets: LocalSecrets): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}

/** Nothing was made with the keys that the first form lacks; what it has stays as it is. */
function bringToPresentForm(file: string): void {
  const before = firstForm.safeParse(readJson(file)).data;
  if (!before) return;
  const { optOutKey, ...kept } = before;
  renameSync(writeDraft(file, { ...kept, optOutKeys: `local-1:${optOutKey}`, ...laterSecrets() }), file);
}

/**
 * Safe when two processes start at once: the file appears whole or not at all, and the first one wins.
 * Any folder in `dataDir` counts as a database, since secrets are made before one.
 */
export function createSecrets(dataDir: string): 'ready' | 'database-without-secrets' {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    bringToPresentForm(file);
    return 'ready';
  }
  if (holdsFolder(dataDir)) return 'database-without-secrets';
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets: LocalSecrets = {
    authSecret: random(),
    keks: `local-1:${random()}`,
    indexKey: random(),
    optOutKeys: `local-1:${random()}`,
    ...laterSecrets(),
  };
  const draft = writeDraft(file, secrets);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  return 'ready';
}
