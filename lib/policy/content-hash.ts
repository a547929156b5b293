import { createHash } from 'node:crypto';
import { contentOf } from './content';
import type { PolicyShape } from './types';

/** JSON whose bytes follow from the value alone (RFC 8785): names in order, no space. Holds no number but whole ones. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256, hex, of a version's whole content and of each of its parts, over their canonical JSON. */
export function hashContent(policy: PolicyShape): { sha256: string; parts: Record<string, string> } {
  const content = contentOf(policy);
  return {
    sha256: sha256(canonicalJson(content)),
    parts: Object.fromEntries(content.map((part) => [part.id, sha256(canonicalJson(part))])),
  };
}
