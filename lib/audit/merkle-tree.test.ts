import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLeaf, MerkleTree } from './merkle-tree';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 9162 2.1.1, word for word: split at the largest power of two below the size. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

/** The leaves and roots that implementations of Certificate Transparency test themselves with. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** Some leaves, and the sizes at which the tree is put away and taken up again. */
const history = fc.record({
  leaves: fc.array(fc.uint8Array({ minLength: 1, maxLength: 4 }), { maxLength: 40 }),
  restarts: fc.array(fc.nat(40), { maxLength: 4 }),
});

describe('the tree', () => {
  it('has the roots that other implementations have', () => {
    const tree = new MerkleTree();
    const roots = [tree.root().toString('hex')];
    for (const leaf of knownLeaves) {
      tree.append(hashLeaf(Buffer.from(leaf, 'hex')));
      roots.push(tree.root().toString('hex'));
    }
    expect(roots).toEqual(knownRoots);
  });

  it('has the root of the definition at each size of 10,000 histories, wherever it was put away and taken up', () => {
    let compared = 0;
    fc.assert(
      fc.property(history, ({ leaves, restarts }) => {
        const hashes = leaves.map(hashLeaf);
        let tree: MerkleTree | null = new MerkleTree();
        for (const [index, leaf] of hashes.entries()) {
          if (restarts.includes(index)) tree = MerkleTree.from(tree.size, tree.peaks);
          if (!tree) return false;
          tree.append(leaf);
          compared += 1;
          if (!tree.root().equals(rootByDefinition(hashes.slice(0, index + 1)))) return false;
        }
        return tree.size === hashes.length;
      }),
      { numRuns: 10_000 },
    );
    expect(compared).toBeGreaterThan(10_000);
  });

  it('is not taken up with too few or too many subtrees', () => {
    const peak = Buffer.alloc(32);
    expect(MerkleTree.from(3, [peak])).toBeNull();
    expect(MerkleTree.from(4, [peak, peak])).toBeNull();
    expect(MerkleTree.from(0, [peak])).toBeNull();
    expect(MerkleTree.from(4, [peak])?.size).toBe(4);
  });

  it('has another root when any leaf is changed, dropped, put in, or has changed places', () => {
    const rootOf = (leaves: readonly Buffer[]) => {
      const tree = new MerkleTree();
      for (const leaf of leaves) tree.append(leaf);
      return tree.root();
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 40 }), fc.nat(), (values, seed) => {
        const leaves = values.map((value) => hashLeaf(Buffer.from(String(value))));
        const at = seed % leaves.length;
        const other = (at + 1) % leaves.length;
        const stranger = hashLeaf(Buffer.from('stranger'));
        const swapped = leaves.with(at, leaves[other] ?? stranger).with(other, leaves[at] ?? stranger);
        const root = rootOf(leaves);
        return [leaves.with(at, stranger), leaves.toSpliced(at, 1), leaves.toSpliced(at, 0, stranger), swapped].every(
          (tampered) => !rootOf(tampered).equals(root),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
