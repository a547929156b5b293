import { contentOf } from './content';
import { hashContent } from './content-hash';
import type { PolicyShape } from './types';

/**
 * A version for programs: all that it says, part by part. `sha256` is of `content` in canonical form (RFC 8785), so
 * whoever has the file can tell that nothing in it was changed.
 */
export function toJson(policy: PolicyShape): string {
  const { version, effectiveOn, change } = policy;
  const document = { version, effectiveOn, change, sha256: hashContent(policy).sha256, content: contentOf(policy) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
