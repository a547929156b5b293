import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { canaryFile } from './support/canaries';
import { expect, test } from './support/fixtures';

/** What no log may hold: what the tests noted, and every address and token that the run's mail server saw. */
async function collectCanaries(mailbox: string): Promise<string[]> {
  const lines = existsSync(canaryFile) ? readFileSync(canaryFile, 'utf8').trim().split('\n') : [];
  const noted: string[] = lines.map((line) => JSON.parse(line));
  const mails: { to: string[]; links: string[] }[] = await (await fetch(`${mailbox}/messages`)).json();
  const tokens = mails.flatMap(({ links }) => links.map((link) => new URL(link).searchParams.get('token') ?? ''));
  return [...new Set([...noted, ...mails.flatMap(({ to }) => to), ...tokens])].filter((text) => text.length > 5);
}

test('nothing that anybody typed or was sent stands in a log of any server of this run', async () => {
  const canaries = await collectCanaries(process.env.E2E_INBOX ?? '');
  const logs = readdirSync('test-results').filter((name) => name.endsWith('.log'));
  expect(logs).toContain('server.log');
  const found: string[] = [];
  for (const log of logs) {
    const text = readFileSync(`test-results/${log}`, 'utf8').toLowerCase();
    for (const canary of canaries) if (text.includes(canary.toLowerCase())) found.push(`${log} holds ${canary}`);
  }
  expect(found).toEqual([]);
  rmSync(canaryFile, { force: true });
});
