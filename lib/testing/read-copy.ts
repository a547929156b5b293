import { type CopyChoice, wholeCopy } from '@/lib/data-rights/copy/choice';
import { makeCopy } from '@/lib/data-rights/copy/make-copy';
import type { DataSubject } from '@/lib/db/doors';

/** The files of a person's copy by name, as text. */
export async function readCopy(person: DataSubject, choice: CopyChoice = wholeCopy): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, input } of makeCopy(person, choice)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of input) pieces.push(piece);
    files[name] = Buffer.concat(pieces).toString('utf8');
  }
  return files;
}

/** All of it but the manifest, which has other hashes whenever it is made. */
export async function readCopyText(person: DataSubject): Promise<string> {
  const { 'manifest.json': _manifest, ...files } = await readCopy(person);
  return Object.values(files).join('\n');
}
