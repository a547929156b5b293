import { type CollectionPointId, type ItemId, policy } from '@/lib/policy/current';
import type { CollectionPoint } from '@/lib/policy/types';
import { readForms } from '../support/read-forms';
import { ownRoutes, routeOf } from '../support/routes';
import { listServerActions } from '../support/server-actions';
import type { Answer } from '../support/visitor';

/** What of a portal was really used, held against what the build says there is. */
export class Coverage {
  readonly #asked = new Set<string>();
  readonly #posted = new Set<string>();
  readonly #shown = new Set<string>();
  readonly #filled = new Set<string>();

  noteAsked(path: string, answer: Answer): void {
    const route = routeOf(path);
    this.#asked.add(route);
    if (!answer.headers.get('content-type')?.includes('text/html')) return;
    for (const { fields } of readForms(answer.body)) for (const name of fields) this.#shown.add(`${route} ${name}`);
  }

  /** Which action it was stands in what a form sends along. */
  notePosted(body: FormData): void {
    for (const [name, value] of body) {
      const pressed = /^\$ACTION_ID_(\w+)$/.exec(name)?.[1];
      if (pressed) this.#posted.add(pressed);
      if (/^\$ACTION_\w+:0$/.test(name)) this.#posted.add(JSON.parse(String(value)).id);
    }
  }

  noteFilled(path: string, names: readonly string[]): void {
    for (const name of names) this.#filled.add(`${routeOf(path)} ${name}`);
  }

  /** Fields that a form showed, or that the policy collects, and nobody filled in. */
  missedFields(): string[] {
    const collected = (Object.keys(policy.collectionPoints) as CollectionPointId[]).flatMap((id) => {
      const { path, required, optional }: CollectionPoint<ItemId> = policy.collectionPoints[id];
      return [...required, ...optional].map(({ item }) => `${path} ${item}`);
    });
    return [...new Set([...collected, ...this.#shown])].filter((field) => !this.#filled.has(field));
  }

  missedActions(): string[] {
    return listServerActions().flatMap(({ id, name }) => (this.#posted.has(id) ? [] : [name]));
  }

  /** In server mode there is no mailbox, and so no file in it. */
  missedRoutes(mode: 'local' | 'server'): string[] {
    const there = ownRoutes().filter((route) => mode === 'local' || !route.startsWith('/mailbox'));
    return there.filter((route) => !this.#asked.has(route));
  }

  counts() {
    return { fields: this.#filled.size, actions: this.#posted.size, addresses: this.#asked.size };
  }

  /** The fields as the report lists them: each page with its own. */
  fieldsByPage(): [string, string[]][] {
    const pages = new Map<string, string[]>();
    for (const field of [...this.#filled].sort()) {
      const [page = '', name = ''] = field.split(' ');
      pages.set(page, [...(pages.get(page) ?? []), name]);
    }
    return [...pages];
  }
}
