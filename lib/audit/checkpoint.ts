import type { KeyObject } from 'node:crypto';
import type { MerkleTree } from './merkle-tree';
import { signNote } from './note';

/** A head of the tree, as a note: https://c2sp.org/tlog-checkpoint */
export interface Checkpoint {
  note: string;
  origin: string;
  size: number;
  /** In base64. */
  root: string;
}

const form = /^(\S+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n— \S+ [A-Za-z0-9+/]{91}=\n/gm;

export const signCheckpoint = (tree: MerkleTree, origin: string, key: KeyObject): string =>
  signNote(`${origin}\n${tree.size}\n${tree.root().toString('base64')}\n`, origin, key);

/** Every checkpoint in a text, in the order they stand: a file of them, or a mail that quotes one. Signatures are not checked. */
export const findCheckpoints = (text: string): Checkpoint[] =>
  [...text.replaceAll('\r\n', '\n').matchAll(form)].map(([note, origin = '', size = '', root = '']) => ({
    note,
    origin,
    size: Number(size),
    root,
  }));

/** @throws when the text is anything else than one checkpoint */
export function parseCheckpoint(text: string): Checkpoint {
  const [checkpoint] = findCheckpoints(text);
  if (checkpoint?.note !== text) throw new Error('A checkpoint is not in its form');
  return checkpoint;
}
