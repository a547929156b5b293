import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { bundleChild } from '@/lib/testing/bundle-child';
import { readSettings } from './read-settings';

interface Ran {
  code: number;
  said: string;
}

/** The file that `npm run <script>` starts. */
function fileOf(script: string): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, file] = /^tsx (scripts\/[\w-]+\.ts)$/.exec(scripts[script] ?? '') ?? [];
  if (!file) throw new Error(`npm run ${script} starts no file of ours.`);
  return file;
}

async function run(program: string, words: readonly string[], handler: string, input: unknown): Promise<Ran> {
  const { PATH, HOME } = process.env;
  const child = spawn(program, words, {
    env: { NODE_ENV: 'production', PATH, HOME, ...readSettings(), HANDLER: handler },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(typeof input === 'string' ? input : input === null ? '' : JSON.stringify(input));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const [out, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: `${out}${problems}`.replaceAll(/^npm warn .*\n/gm, '') };
}

/**
 * What `npm run <script> -- …` starts, by one handler, in a process of its own, with the settings of the server and
 * nobody else's. Bundled: npm and what turns our files into JavaScript take five times as long as the command.
 *
 * @param input text as it is; anything else as JSON
 */
export const runAs = async (handler: string, [script = '', ...words]: readonly string[], input: unknown = null) =>
  run(process.execPath, [await bundleChild(fileOf(script)), ...words], handler, input);

/** The same just as a handler types it. */
export const runAsTyped = (handler: string, [script = '', ...words]: readonly string[], input: unknown = null) =>
  run('npm', ['run', '--silent', script, '--', ...words], handler, input);
