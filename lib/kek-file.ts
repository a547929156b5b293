import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { errorCode } from './error-code';
import { ok, type Result, refuse } from './result';
import { type NamedKey, parseNamedKeys } from './settings';

/** The keys of a file in the form of KEKS, one a line. Refuses one that others on the machine can read. */
export function readKekFile(path: string): Result<NamedKey[], 'absent' | 'open' | 'damaged'> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return refuse('absent');
    throw error;
  }
  try {
    if ((fstatSync(file).mode & 0o077) !== 0) return refuse('open');
    const keys = parseNamedKeys(readFileSync(file, 'utf8'));
    return keys ? ok(keys) : refuse('damaged');
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the text over the file in one step, and over the bytes of the old one before that: what is left of a key on
 * the disk is then the file system's own doing (a journal, a snapshot, the wear levelling of a drive).
 */
export function replaceSecretFile(path: string, text: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeDurably(draft, text, 'wx');
  writeDurably(path, '0'.repeat(readFileSync(path).length), 'r+');
  renameSync(draft, path);
}

function writeDurably(path: string, text: string, flags: 'wx' | 'r+'): void {
  const file = openSync(path, flags, 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
