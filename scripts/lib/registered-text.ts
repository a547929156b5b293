const written = '// Written by `npm run policy -- new` from the folders of `versions`. A test holds it to them.';

const ids = [
  ['CollectionPointId', 'items'],
  ['ConsentId', 'items', 'OptionalConsentId'],
  ['ItemId', 'items'],
  ['OptOutId', 'items'],
  ['ProcessorId', 'processors', 'OptionalProcessorId'],
  ['PurposeId', 'items'],
  ['TopicId', 'items'],
  ['DatedRuleId', 'retention'],
  ['RetentionRuleId', 'retention', 'OptionalRuleId'],
  ['ConnectionId', 'declared', 'OptionalProcessorId'],
  ['UsageId', 'declared'],
] as const;

const files = ['declared', 'items', 'processors', 'retention'] as const;

const named = (what: string, version: string) => `${what}${version.replaceAll('-', '')}`;

/** The module that lists all versions, the newest first: `lib/policy/registered.ts`. */
export function registeredText(versions: readonly string[]): string {
  const imports = versions.flatMap((version) => [
    ...files.map((file) => `import type * as ${named(file, version)} from './versions/${version}/${file}';`),
    `import { policy as ${named('policy', version)} } from './versions/${version}/policy';`,
  ]);
  const types = ids.map(
    ([id, file, known]) =>
      `export type ${id} = ${[...(known ? [known] : []), ...versions.map((version) => `${named(file, version)}.${id}`)].join(' | ')};`,
  );
  return `${written}

import type { OptionalConsentId, OptionalProcessorId, OptionalRuleId } from './anchors';
import type { PolicyShape } from './types';
${imports.join('\n')}

/*
 * The ids of all versions together: the program carries each of them out as long as something was agreed to under it, or
 * will be. What one version lacks has no place in it, whatever the types say.
 */
${types.join('\n')}

/** The collection points of each, with the fields as they stand there. */
export type RegisteredPoints = [${versions.map((version) => `typeof ${named('items', version)}.collectionPoints`).join(', ')}];

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
