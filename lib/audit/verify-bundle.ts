import { type BundleLine, bundleLine } from './bundle-lines';
import { type Checkpoint, findCheckpoints } from './checkpoint';
import { type AuditEntry, hashDetail, hashEntry } from './leaf';
import { MerkleTree } from './merkle-tree';
import { isSignedBy } from './note';

/** Where a checkpoint comes from: the bundle, which its maker could have rewritten, or somewhere out of their reach. */
export type Source = 'bundle' | 'elsewhere';

export type Fault =
  | { kind: 'not-a-bundle'; line: number }
  | { kind: 'leaf-missing'; position: number }
  | { kind: 'entry-missing' | 'entry-changed' | 'detail-changed' | 'detail-added'; position: number; sequence: string }
  | { kind: 'backdated'; sequence: string; at: string }
  | { kind: 'never-sealed'; sequence: string }
  | { kind: 'signature' | 'out-of-place'; source: Source; size: number }
  | { kind: 'other-leaves'; source: Source; from: number; size: number }
  | { kind: 'cut'; source: Source; leaves: number; size: number }
  | { kind: 'unsigned'; from: number; leaves: number };

export interface Verdict {
  origin: string;
  publicKeys: readonly { id: string; x: string }[];
  leaves: number;
  checkpoints: number;
  /** Details that an erasure removed, or retention, once a period is set. */
  detailsGone: number;
  /** Events after the newest checkpoint, about which nothing is proved. */
  unsealed: number;
  /** The checkpoints from elsewhere that the trail agrees with, and how many leaves the largest covers. */
  elsewhere: { agreeing: number; largest: number };
  /** In the order of the trail. */
  first: Fault | null;
  faults: number;
}

type Line<K extends BundleLine['kind']> = Extract<BundleLine, { kind: K }>;

/** An honest event is sealed seconds after it, or once the transactions open beside it have ended. */
const oldestHonestMs = 24 * 60 * 60 * 1000;

/** In what a leaf and what it was made of disagree; a detail that is gone is none. */
function findChange({ sequence, leafHash, detailHash, entry, detail }: Line<'leaf'>) {
  if (entry?.sequence !== sequence) return 'entry-missing';
  if (hashEntry(entry, detailHash).toString('base64') !== leafHash) return 'entry-changed';
  if (detail && detailHash === null) return 'detail-added';
  return detail && hashDetail(detail) !== detailHash ? 'detail-changed' : null;
}

class Verification {
  readonly verdict: Verdict = {
    origin: '',
    publicKeys: [],
    leaves: 0,
    checkpoints: 0,
    detailsGone: 0,
    unsealed: 0,
    elsewhere: { agreeing: 0, largest: 0 },
    first: null,
    faults: 0,
  };
  readonly #tree = new MerkleTree();
  readonly #waiting = new Map<number, { checkpoint: Checkpoint; source: Source }[]>();
  #publicKeys: Buffer[] = [];
  #sealedBelow = 0n;
  /** The leaves that a checkpoint has been found right for. */
  #agreed = 0;
  #signed = 0;
  #newestMs = Number.NEGATIVE_INFINITY;

  fault(fault: Fault): void {
    this.verdict.first ??= fault;
    this.verdict.faults += 1;
  }

  begin({ origin, publicKeys, sealedBelow }: Line<'trail'>, elsewhere: readonly Checkpoint[]): void {
    Object.assign(this.verdict, { origin, publicKeys });
    this.#publicKeys = publicKeys.map(({ x }) => Buffer.from(x, 'base64url'));
    this.#sealedBelow = BigInt(sealedBelow);
    for (const checkpoint of elsewhere) this.expect(checkpoint, 'elsewhere');
  }

  leaf(leaf: Line<'leaf'>): void {
    const { position, entry, detail, detailHash } = leaf;
    if (position !== this.verdict.leaves) this.fault({ kind: 'leaf-missing', position: this.verdict.leaves });
    this.verdict.leaves = position + 1;
    const changed = findChange(leaf);
    if (changed) this.fault({ kind: changed, position, sequence: leaf.sequence });
    else if (entry) {
      if (!detail && detailHash !== null) this.verdict.detailsGone += 1;
      this.#compareTime(entry);
      this.#newestMs = Math.max(this.#newestMs, Date.parse(entry.at));
    }
    this.#tree.append(Buffer.from(leaf.leafHash, 'base64'));
    this.#compareRoots();
  }

  #compareTime({ sequence, at }: AuditEntry): void {
    if (!(Date.parse(at) >= this.#newestMs - oldestHonestMs)) this.fault({ kind: 'backdated', sequence, at });
  }

  /** Of the bundle or from elsewhere; compared as soon as the tree has as many leaves. */
  expect(checkpoint: Checkpoint, source: Source): void {
    const { size, note } = checkpoint;
    const kind = isSignedBy(note, this.#publicKeys) ? 'out-of-place' : 'signature';
    if (kind === 'signature' || size < this.#tree.size) {
      this.fault({ kind, source, size });
      return;
    }
    if (source === 'bundle') this.verdict.checkpoints += 1;
    this.#waiting.set(size, [...(this.#waiting.get(size) ?? []), { checkpoint, source }]);
    if (size === this.#tree.size) this.#compareRoots();
  }

  #compareRoots(): void {
    const { size } = this.#tree;
    for (const { checkpoint, source } of this.#waiting.get(size) ?? []) {
      if (checkpoint.root !== this.#tree.root().toString('base64')) {
        this.fault({ kind: 'other-leaves', source, from: this.#agreed, size });
        continue;
      }
      this.#agreed = size;
      if (source === 'bundle') this.#signed = size;
      else {
        this.verdict.elsewhere.agreeing += 1;
        this.verdict.elsewhere.largest = size;
      }
    }
    this.#waiting.delete(size);
  }

  unsealed({ entry }: Line<'unsealed'>): void {
    this.verdict.unsealed += 1;
    const { sequence, transactionId } = entry;
    // The sealer takes every event of an earlier transaction: this one was not there then.
    if (!/^\d+$/.test(transactionId) || BigInt(transactionId) < this.#sealedBelow)
      this.fault({ kind: 'never-sealed', sequence });
    else this.#compareTime(entry);
  }

  end(): void {
    const { leaves } = this.verdict;
    const ahead = [...this.#waiting.values()].flat().toSorted((a, b) => a.checkpoint.size - b.checkpoint.size);
    for (const { checkpoint, source } of ahead) this.fault({ kind: 'cut', source, leaves, size: checkpoint.size });
    if (this.verdict.faults === 0 && this.#signed < leaves)
      this.fault({ kind: 'unsigned', from: this.#signed, leaves });
  }
}

function parseLine(text: string): BundleLine | null {
  try {
    return bundleLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Reads a bundle from end to end once, in the same memory whatever its size, and asks nobody. The roots of all
 * checkpoints are worked out from the one list of leaves, so any two that agree with it agree with each other.
 *
 * @param elsewhere checkpoints that were kept where whoever made the bundle could not change them
 */
export async function verifyBundle(lines: AsyncIterable<string>, elsewhere: readonly Checkpoint[]): Promise<Verdict> {
  const verification = new Verification();
  const { verdict } = verification;
  let number = 0;
  let isOver = false;
  for await (const text of lines) {
    number += 1;
    const line = parseLine(text);
    if (!line || isOver || (line.kind === 'trail') !== (number === 1)) {
      verification.fault({ kind: 'not-a-bundle', line: number });
      return verdict;
    }
    if (line.kind === 'trail') verification.begin(line, elsewhere);
    else if (line.kind === 'leaf') verification.leaf(line);
    else if (line.kind === 'unsealed') verification.unsealed(line);
    else if (line.kind === 'checkpoint') {
      const [checkpoint] = findCheckpoints(line.note);
      if (checkpoint?.note === line.note) verification.expect(checkpoint, 'bundle');
      else verification.fault({ kind: 'not-a-bundle', line: number });
    } else isOver = true;
  }
  if (isOver) verification.end();
  else verification.fault({ kind: 'not-a-bundle', line: number + 1 });
  return verdict;
}
