import { closeSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

function isAlive({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have been given to another process since, after a reboot for one.
  return start === null || startOf(pid) === start;
}

interface Owner {
  pid: number;
  start: string | null;
}

const fileName = ({ pid, start }: Owner) => `owner-${pid}-${start ?? 'unknown'}.lock`;

function readOwner(name: string): Owner | null {
  const [, pid, start] = /^owner-(\d+)-(\d+|unknown)\.lock$/.exec(name) ?? [];
  return pid && start ? { pid: Number(pid), start: start === 'unknown' ? null : start } : null;
}

const inUse = (pid: number) =>
  new FolderInUseError(
    `The data folder is in use by process ${pid}. Stop that one first, for two processes on one folder lose data.`,
  );

/**
 * Takes the folder for this process and answers what gives it back. PGlite takes no lock of its
 * own, and with two processes on one folder half of what they write is lost without a word.
 *
 * Each process marks the folder with a file named after itself and only then looks for others. One
 * shared file could not be taken over safely from an owner that died: of two that find it stale, the
 * slower one removes the new mark of the faster. Here two that come at the same moment both give way.
 *
 * @throws FolderInUseError when a living process has it
 */
export function lockFolder(folder: string): () => void {
  const self = { pid: process.pid, start: startOf(process.pid) };
  const mark = join(folder, fileName(self));
  try {
    closeSync(openSync(mark, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(self.pid);
    throw error;
  }
  for (const name of readdirSync(folder)) {
    const other = readOwner(name);
    if (!other || name === fileName(self)) continue;
    if (isAlive(other)) {
      rmSync(mark, { force: true });
      throw inUse(other.pid);
    }
    rmSync(join(folder, name), { force: true });
  }
  return () => rmSync(mark, { force: true });
}
