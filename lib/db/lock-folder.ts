import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '@/lib/startup-error';

/** The folder belongs to another process that is alive. */
export class FolderInUseError extends StartupError {}

/** When process `pid` started, in clock ticks since boot (proc(5), field 22); null where there is no such process or no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have been given to another process since, after a reboot for one.
  return start === null || startOf(pid) === start;
}

/**
 * Takes the folder for this process and answers what gives it back. PGlite takes no lock of its
 * own, and with two processes on one folder half of what they write is lost without a word.
 *
 * @throws FolderInUseError when a living process has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'owner.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(path);
    if (owner && isAlive(owner.pid, owner.start)) {
      throw new FolderInUseError(
        `The data folder is in use by process ${owner.pid}. Stop that one first, for two processes on one folder lose data.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new FolderInUseError('The data folder was taken by another process just now.');
}

function readOwner(path: string): { pid: number; start: string | null } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; start: string | null };
  } catch {
    // Cut off while it was written, or just given back: nobody to wait for.
    return null;
  }
}
