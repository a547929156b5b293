import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each server's folder in the temp folder begins with this, followed by the pid of who started it. */
export const postgresFolderPrefix = 'privacy-portal-postgres-';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A pid may have gone to another program since: only one whose command line names the folder is ours. */
const commandLine = (pid: number) =>
  existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;

/** Ends the postmaster of a data folder, if one still runs. Safe to call twice. */
export function endPostmaster(folder: string): void {
  const pidFile = join(folder, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (pid > 1 && isAlive(pid) && commandLine(pid).includes(folder)) process.kill(pid, 'SIGQUIT');
}

/** A run that was killed leaves its server behind; the next run ends it. */
export function removeLeftOverPostgres(): void {
  for (const name of readdirSync(tmpdir())) {
    const starter = new RegExp(`^${postgresFolderPrefix}(\\d+)-`).exec(name)?.[1];
    if (!starter || isAlive(Number(starter))) continue;
    endPostmaster(join(tmpdir(), name));
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
