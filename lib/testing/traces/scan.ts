import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '@/lib/error-code';
import { type Find, makeSearch } from './search';

export interface Piece {
  /** Says where within the place; a path below it for a file. */
  name: string;
  bytes: Buffer;
}

/** Where something could be left behind. */
export interface Place {
  name: string;
  pieces: () => Iterable<Piece>;
}

export interface Scan {
  found: (Find & { place: string; piece: string })[];
  looked: { place: string; pieces: number; bytes: number }[];
}

export function scan(places: readonly Place[], texts: Readonly<Record<string, string>>): Scan {
  const search = makeSearch(texts);
  const result: Scan = { found: [], looked: [] };
  for (const { name: place, pieces } of places) {
    const looked = { place, pieces: 0, bytes: 0 };
    for (const { name: piece, bytes } of pieces()) {
      looked.pieces += 1;
      looked.bytes += bytes.length;
      result.found.push(...search(bytes).map((find) => ({ ...find, place, piece })));
    }
    result.looked.push(looked);
  }
  return result;
}

/** Each thing found, as "what, form, in place", once. */
export const saidOf = ({ found }: Scan): string[] =>
  [...new Set(found.map(({ what, form, place }) => `${what}: ${form} in ${place}`))].sort();

/** A file that its owner has removed since it was listed holds nothing any more. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Every file below a folder, of one that is there, but for what `leaveOut` names by its path within. */
export function* filesIn(folder: string, leaveOut: (path: string) => boolean = () => false): Generator<Piece> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (!entry.isFile() || leaveOut(name)) continue;
    const bytes = readIfThere(path);
    if (bytes) yield { name, bytes };
  }
}
