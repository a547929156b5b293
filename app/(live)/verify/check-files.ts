import type { CopyManifest } from '@/lib/signing/copy-manifest-schema';

/** A browser hashes a file in one piece, so all of it has to fit into its memory. */
const largestFile = 500_000_000;

/** What a file that somebody chose comes to, against the manifest; the manifest itself is not asked. */
export type FileVerdict = 'same' | 'differs' | 'unknown' | 'unreadable';

export interface CheckedFile {
  name: string;
  verdict: FileVerdict;
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function sha256(file: File): Promise<string | null> {
  if (file.size > largestFile) return null;
  try {
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}

async function checkFile(file: File, { files }: CopyManifest): Promise<CheckedFile> {
  // A browser tells the name of a file and not its folder; within a copy no name stands twice.
  const listed = files.find(({ name }) => lastPart(name) === file.name);
  if (!listed) return { name: file.name, verdict: 'unknown' };
  const hash = await sha256(file);
  if (hash === null) return { name: listed.name, verdict: 'unreadable' };
  return { name: listed.name, verdict: hash === listed.sha256 ? 'same' : 'differs' };
}

/** Hashes the chosen files, one after the other, and sends them nowhere. */
export async function checkFiles(chosen: readonly File[], manifest: CopyManifest): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const file of chosen) if (file.name !== 'manifest.json') checked.push(await checkFile(file, manifest));
  return checked;
}
