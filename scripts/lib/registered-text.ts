const written = '// Written by `npm run policy -- new` from the folders of `versions`. A test holds it to them.';

const ids = [
  ['CollectionPointId', 'items'],
  ['ConsentId', 'items'],
  ['ItemId', 'items'],
  ['OptOutId', 'items'],
  ['ProcessorId', 'processors'],
  ['PurposeId', 'items'],
  ['TopicId', 'items'],
  ['DatedRuleId', 'retention'],
  ['RetentionRuleId', 'retention'],
] as const;

const files = ['items', 'processors', 'retention'] as const;

const named = (what: string, version: string) => `${what}${version.replaceAll('-', '')}`;

/** The module that lists all versions, the newest first: `lib/policy/registered.ts`. */
export function registeredText(versions: readonly string[]): string {
  const imports = versions.flatMap((version) => [
    ...files.map((file) => `import type * as ${named(file, version)} from './versions/${version}/${file}';`),
    `import { policy as ${named('policy', version)} } from './versions/${version}/policy';`,
  ]);
  const types = ids.map(
    ([id, file]) => `export type ${id} = ${versions.map((version) => `${named(file, version)}.${id}`).join(' | ')};`,
  );
  return `${written}

import type { PolicyShape } from './types';
${imports.join('\n')}

/*
 * The ids of all versions together: the program carries each of them out as long as something was agreed to under it, or
 * will be. What one version lacks has no place in it, whatever the types say.
 */
${types.join('\n')}

export type PolicyVersion = PolicyShape<
  ItemId,
  PurposeId,
  ConsentId,
  CollectionPointId,
  ProcessorId,
  OptOutId,
  TopicId
>;

/** Drafts among them. */
export const registered = [${versions.map((version) => named('policy', version)).join(', ')}].map(
  (policy: PolicyShape) => policy as PolicyVersion,
);
`;
}

/** The module of their first mailboxes: `lib/policy/registered-mailboxes.ts`. */
export function registeredMailboxesText(versions: readonly string[]): string {
  return `${written}

${versions.map((version) => `import { mailboxes as ${named('mailboxes', version)} } from './versions/${version}/identity';`).join('\n')}

export const firstMailboxes: Readonly<Record<string, string>> = {
${versions.map((version) => `  '${version}': ${named('mailboxes', version)}[0],`).join('\n')}
};
`;
}
