import type { DeclaredTable } from './declared-types';
import { outsideLinksOf } from './outside-links';
import type { PolicyShape } from './types';

/** A record keeps the list complete when the type grows. */
const tables: Record<DeclaredTable, true> = {
  cookies: true,
  'other-forms': true,
  'usage-records': true,
  connections: true,
  'outside-links': true,
};

function* emptyWords(what: string, record: object): Generator<string> {
  for (const [name, value] of Object.entries(record))
    if (typeof value === 'string' && value.trim() === '') yield `${what} has an empty ${name}.`;
}

const proseOf = (policy: PolicyShape): string[] => [
  ...policy.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'facts' ? [] : block.type === 'list' ? block.items : [block.text])),
  ),
  ...policy.notes.map(({ text }) => text),
];

/** Whether what the portal declares of itself is whole, and every declared thing is shown to whoever reads the policy. */
export function* checkDeclared(policy: PolicyShape): Generator<string> {
  const { cookies, otherForms, usageRecords, connections, outsideLinks } = policy.declared;
  for (const [name, cookie] of Object.entries(cookies)) {
    yield* emptyWords(`Cookie "${name}"`, cookie);
    if (!(Number.isInteger(cookie.keptSeconds) && cookie.keptSeconds > 0)) yield `Cookie "${name}" has no end.`;
  }
  for (const [path, form] of Object.entries(otherForms)) {
    yield* emptyWords(`The form at ${path}`, { label: form.label, why: form.why, ...form.asks });
    if (Object.keys(form.asks).length === 0) yield `The form at ${path} asks for nothing.`;
  }
  yield* emptyWords('The usage records', usageRecords);
  for (const [id, connection] of Object.entries(connections)) {
    yield* emptyWords(`Connection "${id}"`, connection);
    if (connection.by === null) continue;
    if (!Object.hasOwn(policy.processors, connection.by))
      yield `Connection "${id}" leads to the unknown processor "${connection.by}".`;
    if (connection.hosts.length === 0) yield `Connection "${id}" leads to no host.`;
  }
  for (const link of outsideLinks) yield* emptyWords(`The outside link ${link.url}`, link);

  const sites = new Set(outsideLinksOf(policy).map(({ url }) => new URL(url).host));
  for (const [, target = ''] of proseOf(policy).flatMap((text) => [...text.matchAll(/\]\((https?:[^)]+)\)/g)])) {
    if (!sites.has(new URL(target).host)) yield `The text links to ${target}, which is no declared outside link (S15).`;
  }

  const shown = new Set(policy.notes.map(({ shows }) => shows));
  for (const table of Object.keys(tables) as DeclaredTable[])
    if (!shown.has(table)) yield `No note shows the declared "${table}".`;
}
