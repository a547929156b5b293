import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateKeyOf, publicBytesOf } from '@/lib/signing/ed25519';
import type { BundleLine } from './bundle-lines';
import { findCheckpoints, signCheckpoint } from './checkpoint';
import { hashDetail, hashEntry } from './leaf';
import { MerkleTree } from './merkle-tree';
import { verifyBundle } from './verify-bundle';

const key = privateKeyOf(Buffer.alloc(32, 7));
const retired = privateKeyOf(Buffer.alloc(32, 8));
const origin = 'portal.test/audit';

/** A bundle of so many events, every third with a detail, and a checkpoint at each of these sizes and at the end. */
function makeBundle(size: number, checkpointsAt: readonly number[], signedBy = key): BundleLine[] {
  const tree = new MerkleTree();
  const lines: BundleLine[] = [
    {
      kind: 'trail',
      format: 'audit-bundle-1',
      origin,
      publicKeys: [key, retired].map((each, id) => ({
        id: `key-${id}`,
        x: publicBytesOf(each).toString('base64url'),
      })),
      sealedBelow: '900',
    },
  ];
  for (let position = 0; position < size; position += 1) {
    const sequence = String(position + 1);
    const at = `2026-11-22T10:00:00.${String(position).padStart(6, '0')}Z`;
    const entry = {
      sequence,
      transactionId: '800',
      at,
      door: 'subject',
      actor: 'subject',
      action: 'visits.update',
      subjectRef: 'x',
    };
    const detail =
      position % 3 === 0 ? { at, subjectRef: 'x', columns: ['ip_address'], salt: `salt ${position}` } : null;
    const detailHash = detail && hashDetail(detail);
    const leaf = hashEntry(entry, detailHash);
    tree.append(leaf);
    lines.push({ kind: 'leaf', position, sequence, leafHash: leaf.toString('base64'), detailHash, entry, detail });
    if (position + 1 === size || checkpointsAt.includes(position + 1))
      lines.push({ kind: 'checkpoint', note: signCheckpoint(tree, origin, signedBy) });
  }
  return [...lines, { kind: 'end' }];
}

async function* each(texts: readonly string[]) {
  yield* texts;
}

const verify = (texts: readonly string[], elsewhere = '') => verifyBundle(each(texts), findCheckpoints(elsewhere));
const textsOf = (lines: readonly BundleLine[]) => lines.map((line) => JSON.stringify(line));
const notesOf = (lines: readonly BundleLine[]) =>
  lines.flatMap((line) => (line.kind === 'checkpoint' ? [line.note] : [])).join('\n');

const bundles = fc
  .record({
    size: fc.integer({ min: 1, max: 12 }),
    checkpointsAt: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  })
  .map(({ size, checkpointsAt }) => makeBundle(size, checkpointsAt));

/** A line that proves something: a leaf or a checkpoint. */
const evidenceIn = (texts: readonly string[], seed: number) => 1 + (seed % (texts.length - 2));

describe('a bundle', () => {
  it('of any trail is whole, signed by the present key or by one of before', async () => {
    await fc.assert(
      fc.asyncProperty(bundles, async (lines) => (await verify(textsOf(lines), notesOf(lines))).first === null),
      { numRuns: 200 },
    );
    expect(await verify(textsOf(makeBundle(5, [2], retired)))).toMatchObject({
      first: null,
      leaves: 5,
      checkpoints: 2,
    });
  });

  it('with any one character of a leaf or a checkpoint changed is not', async () => {
    await fc.assert(
      fc.asyncProperty(
        bundles,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 33, max: 126 }),
        async (lines, seed, place, code) => {
          const texts = textsOf(lines);
          const at = evidenceIn(texts, seed);
          const text = texts[at] ?? '';
          const column = place % text.length;
          const changed = text.slice(0, column) + String.fromCharCode(code) + text.slice(column + 1);
          return changed === text || (await verify(texts.with(at, changed))).first !== null;
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('with a leaf dropped, put twice or in another place is not', async () => {
    await fc.assert(
      fc.asyncProperty(bundles, fc.nat(), fc.nat(), async (lines, seed, other) => {
        const leaves = lines.flatMap((line, index) => (line.kind === 'leaf' ? [index] : []));
        const at = leaves[seed % leaves.length] ?? 1;
        const to = leaves[other % leaves.length] ?? 1;
        const texts = textsOf(lines);
        const [one = '', two = ''] = [texts[at], texts[to]];
        const tampered = [texts.toSpliced(at, 1), texts.toSpliced(at, 0, one)];
        if (at !== to) tampered.push(texts.with(at, two).with(to, one));
        const verdicts = await Promise.all(tampered.map((each) => verify(each)));
        return verdicts.every(({ first }) => first !== null);
      }),
      { numRuns: 300 },
    );
  });

  it('that ends before its end, or goes on after it, is not', async () => {
    const texts = textsOf(makeBundle(4, []));
    for (let length = 0; length < texts.length; length += 1)
      expect((await verify(texts.slice(0, length))).first).toEqual({ kind: 'not-a-bundle', line: length + 1 });
    expect((await verify([...texts, ...texts])).first).toEqual({ kind: 'not-a-bundle', line: texts.length + 1 });
  });

  it('names the first fault of many', async () => {
    const lines = makeBundle(9, [3, 6]);
    const texts = textsOf(lines).map((text) => text.replace('"actor":"subject"', '"actor":"nobody"'));
    expect(await verify(texts)).toMatchObject({
      first: { kind: 'entry-changed', position: 0, sequence: '1' },
      faults: 9,
    });
  });

  it('of another trail does not agree with what was kept of this one', async () => {
    const shorter = makeBundle(4, []);
    const kept = notesOf(makeBundle(9, [3, 4]));
    expect((await verify(textsOf(shorter), kept)).first).toEqual({
      kind: 'cut',
      source: 'elsewhere',
      leaves: 4,
      size: 9,
    });
  });
});
