import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('npm writes no log of what a handler types behind a command', () => {
  const home = mkdtempSync(join(tmpdir(), 'portal-home-'));
  try {
    // A word that the command refuses before it opens anything.
    const { stderr } = spawnSync('npm', ['run', '--silent', 'opt-out', '--', 'a@b.example', 'c@d.example'], {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: home, DATABASE_URL: '', DATA_DIR: join(home, 'data') },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(stderr).toContain('npm run opt-out -- ADDRESS');
    const written = readdirSync(home, { recursive: true, encoding: 'utf8' });
    expect(written.filter((name) => name.endsWith('.log'))).toEqual([]);
  } finally {
    rmSync(home, { recursive: true });
  }
});
