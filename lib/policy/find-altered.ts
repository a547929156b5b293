import { contentOf } from './content';
import { hashContent } from './content-hash';
import { type Publications, published } from './in-force';
import type { PolicyShape } from './types';

/** The titles of the parts in which a version differs from what was published as it. Of a draft none. */
export function findAltered(policy: PolicyShape, publications: Publications = published): string[] {
  const record = publications[policy.version];
  if (!record) return [];
  const { sha256, parts } = hashContent(policy);
  if (sha256 === record.sha256) return [];
  const titles = new Map(contentOf(policy).map(({ id, title }) => [id, title]));
  const ids = [...new Set([...Object.keys(record.parts), ...Object.keys(parts)])];
  const altered = ids.filter((id) => parts[id] !== record.parts[id]).map((id) => titles.get(id) ?? id);
  return altered.length > 0 ? altered : ['The order of its sections'];
}
