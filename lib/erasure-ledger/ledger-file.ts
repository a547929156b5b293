import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { env } from '@/lib/env';
import { errorCode } from '@/lib/error-code';
import { LedgerError } from './ledger-error';

const chunk = 65_536;

async function unlessAbsent<T>(work: () => Promise<T>, absent: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return absent;
    throw error;
  }
}

/** The lines of the whole file, a piece at a time. One that was cut off while it was written has no end, and does not count. */
export async function* readTexts(): AsyncGenerator<string[]> {
  const file = await unlessAbsent(() => open(env().erasureLedger, 'r'), null);
  if (!file) return;
  let rest = '';
  for await (const piece of createReadStream('', { fd: file, encoding: 'latin1', highWaterMark: 16 * chunk })) {
    const texts = (rest + piece).split('\n');
    rest = texts.pop() ?? '';
    yield texts;
  }
}

async function readFrom(file: FileHandle, from: number, size: number): Promise<string> {
  const bytes = Buffer.alloc(size - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.toString('latin1', 0, bytesRead);
}

/** The last lines of the file: as many as `enough` asks for, given the first of them, or all. */
export async function readEnd(enough: (first: string) => boolean): Promise<string[]> {
  const file = await unlessAbsent(() => open(env().erasureLedger, 'r'), null);
  if (!file) return [];
  try {
    const { size } = await file.stat();
    for (let span = chunk; ; span *= 4) {
      const from = Math.max(0, size - span);
      const texts = (await readFrom(file, from, size)).split('\n').slice(from === 0 ? 0 : 1, -1);
      if (from === 0 || (texts[0] !== undefined && enough(texts[0]))) return texts;
    }
  } finally {
    await file.close();
  }
}

/** Its last line may have been cut off by a crash: that one was never noted as written, and is written again. */
async function dropTorn(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const from = Math.max(0, size - chunk);
  const end = (await readFrom(file, from, size)).lastIndexOf('\n') + 1;
  if (end === 0 && from > 0) throw new LedgerError('damaged');
  if (from + end < size) await file.truncate(from + end);
}

/** After a crash of the machine the folder still has the name. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Answers when the lines are on the disk. One writer at a time. */
export async function appendTexts(texts: readonly string[]): Promise<void> {
  const path = env().erasureLedger;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a+', 0o600);
  try {
    await dropTorn(file);
    const { size } = await file.stat();
    await file.appendFile(texts.map((text) => `${text}\n`).join(''));
    await file.sync();
    if (size === 0) await syncFolder(path);
  } finally {
    await file.close();
  }
}
