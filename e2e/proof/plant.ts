import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlsOf } from '@/lib/testing/traces/text-forms';

const files = ['planted.bin', 'planted.gz'];

/** Puts a text into a folder, in every form: one file of all of them, and one that is packed as a whole. Answers what takes it away again. */
export function plantInFolder(folder: string, text: string): () => void {
  const controls = controlsOf(text);
  const space = Buffer.from(' · ');
  mkdirSync(folder, { recursive: true });
  const all = Object.values(controls).flatMap((bytes) => [space, bytes]);
  const packed = controls['raw as typed, packed'] ?? Buffer.alloc(0);
  for (const [at, bytes] of [Buffer.concat(all), packed].entries()) writeFileSync(join(folder, files[at] ?? ''), bytes);
  return () => {
    for (const name of files) rmSync(join(folder, name));
  };
}

type Query = (text: string, values?: unknown[]) => Promise<unknown>;

const isReadable = (bytes: Buffer) => bytes.every((byte) => byte > 31 && byte < 127);

/** Puts a text into a database, in every form, and `cell` as it is. */
export async function plantInDatabase(query: Query, text: string, cell = ''): Promise<void> {
  await query('create table planted (as_text text, as_bytes bytea)');
  await query('grant select on planted to public');
  for (const bytes of Object.values(controlsOf(text))) {
    const [column, value] = isReadable(bytes) ? ['as_text', bytes.toString('latin1')] : ['as_bytes', bytes];
    // Three times: files are cut into pages, and a cut may go through one of them.
    for (let copy = 0; copy < 3; copy += 1) await query(`insert into planted (${column}) values ($1)`, [value]);
  }
  await query('insert into planted (as_text) values ($1)', [cell]);
  await query('checkpoint');
}

export const uprootFromDatabase = (query: Query): Promise<unknown> => query('drop table planted');
