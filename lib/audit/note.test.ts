import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateKeyOf, publicBytesOf } from '@/lib/signing/ed25519';
import { findCheckpoints, parseCheckpoint, signCheckpoint } from './checkpoint';
import { MerkleTree } from './merkle-tree';
import { isSignedBy, signNote } from './note';

/** The key and the note in the documentation of golang.org/x/mod/sumdb/note, where this form comes from. */
const known = {
  name: 'PeterNeumann',
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature: 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
  publicKey: Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1),
};

const key = privateKeyOf(Buffer.alloc(32, 7));
const otherKey = privateKeyOf(Buffer.alloc(32, 8));

describe('a signed note', () => {
  it('is the one that other programs write', () => {
    const note = signNote(known.text, known.name, privateKeyOf(known.seed));
    expect(note).toBe(`${known.text}\n— ${known.name} ${known.signature}\n`);
    expect(isSignedBy(note, [known.publicKey])).toBe(true);
  });

  it('holds for the key that signed it and no other, among any', () => {
    const note = signNote('one\ntwo\n', 'portal.test/audit', key);
    expect(isSignedBy(note, [publicBytesOf(otherKey), publicBytesOf(key)])).toBe(true);
    expect(isSignedBy(note, [publicBytesOf(otherKey)])).toBe(false);
    expect(isSignedBy(note, [])).toBe(false);
  });

  it('does not hold with any one of its characters changed', () => {
    const note = signNote('one\ntwo\n', 'portal.test/audit', key);
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const changed = note.slice(0, at) + String.fromCharCode(code) + note.slice(at + 1);
        return changed === note || !isSignedBy(changed, [publicBytesOf(key)]);
      }),
      { numRuns: 800 },
    );
  });
});

describe('a checkpoint', () => {
  const tree = new MerkleTree();
  const first = signCheckpoint(tree, 'portal.test/audit', key);
  tree.append(Buffer.alloc(32, 1));
  const second = signCheckpoint(tree, 'portal.test/audit', key);

  it('says where, how many and what root, and reads back', () => {
    expect(parseCheckpoint(second)).toEqual({
      note: second,
      origin: 'portal.test/audit',
      size: 1,
      root: Buffer.alloc(32, 1).toString('base64'),
    });
  });

  it('is found in a file of many and in a letter, whatever ends the lines', () => {
    const text = `Dear all,\n\n${first}\n${second}\nYours\n`;
    expect(findCheckpoints(text).map(({ note }) => note)).toEqual([first, second]);
    expect(findCheckpoints(text.replaceAll('\n', '\r\n')).map(({ note }) => note)).toEqual([first, second]);
  });

  it('in another form is refused', () => {
    for (const text of ['', ` ${first}`, `${first}\n`, second.replace('\n1\n', '\n01\n')])
      expect(() => parseCheckpoint(text)).toThrow('not in its form');
  });
});
