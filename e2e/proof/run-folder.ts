import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, type Place } from '@/lib/testing/traces/scan';

/** A place that is a folder, where a control can be put as a file. */
export interface FolderPlace extends Place {
  folder: string;
}

const folderPlace = (name: string, folder: string, leaveOut?: (path: string) => boolean): FolderPlace => ({
  name,
  folder,
  pieces: () => filesIn(folder, leaveOut),
});

/** Folders of one run, in which a portal and its commands find everything they could write to. */
export function makeRunFolder() {
  const root = mkdtempSync(join(tmpdir(), 'portal-proof-'));
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.once('exit', remove);
  const made = (name: string) => {
    mkdirSync(join(root, name), { mode: 0o700 });
    return join(root, name);
  };
  const folders = {
    data: made('data'),
    temp: made('temp'),
    home: made('home'),
    logs: made('logs'),
    ledger: made('ledger'),
    handedOut: made('handed-out'),
    keys: made('keys'),
  };
  return {
    ...folders,
    /** What the system gives a program: of the machine nothing but these two. */
    environment: { HOME: folders.home, TMPDIR: folders.temp, TMP: folders.temp, TEMP: folders.temp },
    /** Everything outside the database that the portal could have written to. */
    places: (): FolderPlace[] => [
      folderPlace('What server and commands printed, on both streams', folders.logs),
      folderPlace('The erasure ledger and the checkpoints', folders.ledger),
      folderPlace('What was handed out: the audit bundle', folders.handedOut),
      folderPlace('The temp folder of server and commands', folders.temp),
      folderPlace('The home folder of server and commands, with npm’s cache and logs', folders.home),
      folderPlace('`.next/cache`', '.next/cache'),
      folderPlace('The rest of `.next`', '.next', (path) => path.startsWith('cache/')),
    ],
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

export type RunFolder = ReturnType<typeof makeRunFolder>;

/** The data folder of the portal; in local mode with its database. */
export const dataPlaces = ({ data }: RunFolder, mode: 'local' | 'server'): FolderPlace[] =>
  mode === 'server'
    ? [folderPlace('`DATA_DIR`', data)]
    : [
        folderPlace('The database folder of PGlite', `${data}/database`, (path) => path.startsWith('pg_wal/')),
        folderPlace('Its write-ahead log', `${data}/database/pg_wal`),
        folderPlace('The rest of `DATA_DIR`', data, (path) => path.startsWith('database/')),
      ];
