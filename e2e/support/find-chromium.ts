import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface ChromiumProgram {
  executablePath: string;
  /** Where its libraries are, if this machine has none of its own. */
  libraryPath: string;
}

const runs = (executablePath: string, libraryPath = '') =>
  spawnSync(executablePath, ['--version'], {
    env: libraryPath ? { ...process.env, LD_LIBRARY_PATH: libraryPath } : process.env,
    stdio: 'ignore',
  }).status === 0;

/** The Chromium that comes packed in an npm package, for Linux on x64. */
async function unpack(): Promise<ChromiumProgram | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  // An interrupted run leaves half of it, which the package takes for the whole.
  const place = join(tmpdir(), 'chromium');
  const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const libraries = async () => join(await inflate(join(archives, 'al2023.tar.br')), 'lib');
  for (const attempt of ['as found', 'anew']) {
    if (attempt === 'anew')
      for (const part of ['chromium', 'al2023']) rmSync(join(tmpdir(), part), { recursive: true, force: true });
    const executablePath = await packed.executablePath();
    if (executablePath !== place) return null;
    if (runs(executablePath)) return { executablePath, libraryPath: '' };
    const libraryPath = await libraries();
    if (runs(executablePath, libraryPath)) return { executablePath, libraryPath };
  }
  return null;
}

/** CHROMIUM_PATH, then what Playwright installed, then what npm installed. */
export async function findChromium(): Promise<ChromiumProgram> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (runs(chosen)) return { executablePath: chosen, libraryPath: '' };
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not run. Point it at a Chromium or Chrome program.`);
  }
  const installed = chromium.executablePath();
  if (existsSync(installed) && runs(installed)) return { executablePath: installed, libraryPath: '' };
  const packed = await unpack();
  if (packed) return packed;
  throw new Error(
    'No browser runs here. Set CHROMIUM_PATH to a Chromium or Chrome program, or run: npx playwright install chromium.',
  );
}
