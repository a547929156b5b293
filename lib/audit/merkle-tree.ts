import { createHash } from 'node:crypto';

const hash = (kind: 0 | 1 | null, ...parts: Uint8Array[]): Buffer => {
  const sha = createHash('sha256');
  if (kind !== null) sha.update(Uint8Array.of(kind));
  for (const part of parts) sha.update(part);
  return sha.digest();
};

/** RFC 9162 2.1.1: leaves and nodes are hashed apart, so that neither can stand for the other. */
export const hashLeaf = (bytes: Uint8Array): Buffer => hash(0, bytes);
const hashNode = (left: Uint8Array, right: Uint8Array): Buffer => hash(1, left, right);

/** How many whole subtrees a tree of this size is made of. */
const countPeaks = (size: number): number => size.toString(2).replaceAll('0', '').length;

/**
 * A Merkle tree as RFC 6962 and RFC 9162 define it, that can grow and tell its root. It keeps the roots of its whole
 * subtrees only, one for each bit of its size: that is all it takes, however many leaves there are.
 */
export class MerkleTree {
  #size = 0;
  #peaks: Buffer[] = [];

  /** The tree of which `size` and `peaks` were put away; null where there are not as many as it takes. */
  static from(size: number, peaks: readonly Buffer[]): MerkleTree | null {
    if (peaks.length !== countPeaks(size)) return null;
    const tree = new MerkleTree();
    tree.#size = size;
    tree.#peaks = [...peaks];
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  /** The largest subtree first. */
  get peaks(): readonly Buffer[] {
    return [...this.#peaks];
  }

  append(leaf: Buffer): void {
    let node = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#peaks.pop();
      if (left) node = hashNode(left, node);
    }
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Buffer {
    return this.#peaks.length === 0 ? hash(null) : this.#peaks.reduceRight((right, left) => hashNode(left, right));
  }
}
