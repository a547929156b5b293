import { readFileSync } from 'node:fs';
import { formData } from './visitor';

/** `form` takes its state first; `button` takes the form's fields alone. */
export type ActionShape = 'form' | 'button';

interface Manifest {
  node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>;
  edge: Record<string, unknown>;
}

export interface ServerAction {
  id: string;
  name: string;
  /** A page that carries it. */
  path: string;
}

const readManifest = (): Manifest => JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));

const pathOf = (page: string) =>
  page
    .replace(/^app/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/page$/, '') || '/';

/** Every action that the built server answers to, whether or not a page shows it. */
export function listServerActions(): ServerAction[] {
  const { node, edge } = readManifest();
  if (Object.keys(edge).length > 0) throw new Error('There are actions for another runtime, which nothing here posts.');
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [page] = Object.keys(workers);
    if (!exportedName || !page) throw new Error(`The action ${id} has no name or no page.`);
    return { id, name: exportedName, path: pathOf(page) };
  });
}

const emptyState = { values: {}, errors: {}, attempt: 0 };

type Entries = readonly (readonly [string, string | File])[];

/** As a page with JavaScript posts it. */
export function scriptedCall({ id }: ServerAction, shape: ActionShape, fields: Entries): RequestInit {
  const body = formData([
    ...fields.map(([name, value]) => [`1_${name}`, value] as const),
    ['0', JSON.stringify(shape === 'form' ? [emptyState, '$K1'] : ['$K1'])],
  ]);
  return { method: 'POST', body, headers: { 'next-action': id, accept: 'text/x-component' } };
}

/** As a page without JavaScript posts it. */
export function plainPost({ id }: ServerAction, shape: ActionShape, fields: Entries): RequestInit {
  const which =
    shape === 'button'
      ? [[`$ACTION_ID_${id}`, ''] as const]
      : ([
          ['$ACTION_REF_1', ''],
          ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
          ['$ACTION_1:1', JSON.stringify([emptyState])],
        ] as const);
  return { method: 'POST', body: formData([...which, ...fields]) };
}
