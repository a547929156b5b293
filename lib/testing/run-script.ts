import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { settingNames } from '@/lib/settings';
import { loaderOf } from './child';

/** A command of ours in a process of its own, with the settings of this one; what it said on both streams. */
export async function runScript(
  file: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const { PATH, HOME, TMPDIR } = process.env;
  const settings = Object.fromEntries(settingNames.map((name) => [name, process.env[name]]));
  const child = spawn(process.execPath, [...loaderOf(file), file, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'test', PATH, HOME, TMPDIR, ...settings, ...env },
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const [out, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: `${out}${problems}` };
}
