import { run } from './children.mjs';
import { Refusal } from './say.mjs';

/** What matters of npm's answer: its warnings and its manual do not. */
const gist = (output) =>
  output
    .split(/^npm error (?:Clean install a project|Usage:)/m)[0]
    .split('\n')
    .filter((line) => !line.startsWith('npm warn') && !/^npm error\s*$/.test(line))
    .join('\n')
    .trim();

/** Runs npm and answers what it printed; where it fails, refuses with `sentence` and npm's reason. */
export async function npm(args, sentence) {
  const { npm_execpath: self } = process.env;
  const { code, output } = self
    ? await run(process.execPath, [self, ...args], { quiet: true })
    : await run('npm', args, { quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) throw new Refusal(`${sentence} npm said:\n${gist(output)}`);
  return output;
}
