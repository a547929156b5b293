import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type * as esbuild from 'esbuild';

/** What tsx itself turns our files into JavaScript with. */
const { build }: typeof esbuild = createRequire(import.meta.resolve('tsx'))('esbuild');

/** Loaded from the packages as they are: they find files of their own beside them. */
const external = [
  'pg',
  '@node-rs/argon2',
  '@electric-sql/pglite',
  '@neondatabase/serverless',
  'ws',
  'nodemailer',
  'react',
  'react-dom',
];

const folder = 'node_modules/.cache/portal-children';

async function bundle(file: string): Promise<string> {
  const outfile = join(folder, `${basename(file, '.ts')}.mjs`);
  const { outputFiles } = await build({
    entryPoints: [file],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external,
    alias: { '@': '.' },
    // What is no module yet asks for Node's own parts in the old way.
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  // Another process may be making the same, or starting it.
  const half = `${outfile}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, outputFiles[0]?.contents ?? '');
  renameSync(half, outfile);
  return outfile;
}

const bundles = new Map<string, Promise<string>>();

/**
 * One of our files and all it imports, in one: a process that is started again and again is up in a fifth of the time.
 * Answers the path of what was made; once made, it stands for as long as this process runs.
 */
export function bundleChild(file: string): Promise<string> {
  const made = bundles.get(file) ?? bundle(file);
  bundles.set(file, made);
  return made;
}
