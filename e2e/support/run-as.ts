import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { readSettings } from './read-settings';

/**
 * `npm run <script> -- …` by one handler, in a process of its own, with the settings of the server and nobody else's.
 *
 * @param input text as it is; anything else as JSON
 */
export async function runAs(
  handler: string,
  [script = '', ...words]: readonly string[],
  input: unknown = null,
): Promise<{ code: number; said: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn('npm', ['run', '--silent', script, '--', ...words], {
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
