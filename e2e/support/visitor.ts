import { type PageForm, readForms } from './read-forms';

export interface Answer {
  status: number;
  headers: Headers;
  /** Path and query a redirect leads to, or null. Reads a server action's own header as well. */
  leadsTo: string | null;
  body: string;
}

type Entries = Iterable<readonly [string, string | File]>;

export function formData(entries: Entries): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

/** A browser without JavaScript, as seen from the server: cookies, forms, and an address behind the trusted proxy. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly site: string,
    public address: string,
  ) {}

  async ask(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', this.address);
    // As a browser does with every post.
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.site);
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, this.site), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const target = response.headers.get('location') ?? response.headers.get('x-action-redirect')?.split(';')[0] ?? null;
    const url = target === null ? null : new URL(target, this.site);
    const body = await response.text();
    return { status: response.status, headers: response.headers, leadsTo: url && url.pathname + url.search, body };
  }

  #keep(line: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const ended = value === '' || /;\s*max-age=0/i.test(line) || /;\s*expires=Thu, 01 Jan 1970/i.test(line);
    if (ended) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  post(path: string, entries: Entries, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: formData(entries), headers });
  }

  /** The form of a page that has all of these fields, or a button of this name. */
  async findForm(path: string, wanted: readonly string[] | string): Promise<PageForm> {
    const { body, status } = await this.ask(path);
    const fits = ({ fields, hidden, buttons }: PageForm) => {
      if (typeof wanted === 'string') return buttons.includes(wanted);
      const names = new Set([...fields, ...hidden.map(([name]) => name)]);
      return wanted.every((name) => names.has(name));
    };
    const form = readForms(body).find(fits);
    if (!form) throw new Error(`${path} (${status}) has no form with ${wanted}.`);
    return form;
  }

  /** Opens the page, fills its form and sends it. */
  async submit(path: string, values: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const { hidden } = await this.findForm(path, Object.keys(values));
    return this.post(path, [...hidden.filter(([name]) => !(name in values)), ...Object.entries(values)], headers);
  }

  /** Opens the page and presses its button of this name. */
  async press(path: string, button: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { hidden } = await this.findForm(path, button);
    return this.post(path, hidden, headers);
  }
}
