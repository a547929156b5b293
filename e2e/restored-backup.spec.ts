import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { freePort } from '@/lib/testing/free-port';
import { createDatabase, freshSettings } from './support/own-portal';
import { spawnPortal } from './support/spawn-portal';
import { startPortal } from './support/start-portal';

const log = 'test-results/server-restored.log';

/** The command, with a server's settings and nothing else's. */
async function replay(settings: Record<string, string>, ...words: string[]): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { env: { PATH, HOME, NODE_ENV: 'test' as const, ...settings } };
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'restore:replay', '--', ...words], options);
  return stdout;
}

test('a server does not start on a restored backup until the erasure ledger has been replayed', async () => {
  const { url, adminUrl } = await createDatabase('restored');
  const settings = freshSettings(url, 'http://127.0.0.1:3999', 'smtp://127.0.0.1:9');
  const port = await freePort();
  const portal = await startPortal(port, settings, log);
  const database = new Client({ connectionString: adminUrl });
  await database.connect();
  await database.query("insert into erasure_entries (id, kind, hash) values ('somebody', 'erased', 'hash')");
  const written = async () => (await database.query('select line from erasure_entries')).rows[0]?.line;
  await expect.poll(written, { timeout: 15_000 }).toBe('1');
  await portal.stop();
  // What a backup of before does not know.
  await database.query('delete from erasure_entries');

  const refused = spawnPortal(port, settings, log);
  await once(refused.child, 'close');
  expect(refused.child.exitCode).toBe(1);
  expect(refused.said()).toMatch(/The portal did not start\.\n.*restored backup.*npm run restore:replay/);

  expect(await replay(settings)).toMatch(/People erased +0 +1\n/);
  expect(await replay(settings)).toContain('nothing in it was changed');
  await expect(replay(settings, '--everything')).rejects.toMatchObject({ code: 1, stderr: /--accept-gap/ });
  await (await startPortal(port, settings, log)).stop();
  await database.end();
});
