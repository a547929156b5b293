import { expect, type Page } from '@playwright/test';
import { undeclaredCookies, undeclaredStorage } from '@/lib/testing/drift/undeclared-cookies';
import { type SeenField, undeclaredFields } from '@/lib/testing/drift/undeclared-fields';
import { undeclaredRequests } from '@/lib/testing/drift/undeclared-hosts';
import { type SeenLink, undeclaredLinks } from '@/lib/testing/drift/undeclared-links';
import { routeOf } from './routes';

interface SeenPage {
  lang: string;
  fields: SeenField[];
  links: SeenLink[];
  /** What the page itself is made of, wherever it comes from. */
  parts: string[];
  /** Where its forms are sent, and what it names in its head. */
  targets: string[];
  stored: string[];
}

/** Runs in the page. */
async function readPage(): Promise<SeenPage> {
  const all = <T extends Element>(what: string) => [...document.querySelectorAll<T>(what)];
  const databases = await indexedDB.databases();
  const workers = await navigator.serviceWorker.getRegistrations();
  return {
    lang: document.documentElement.lang,
    fields: all<HTMLInputElement>('input, select, textarea').map(({ name, id, type }) => ({
      name: name || id,
      hidden: type === 'hidden',
    })),
    links: all<HTMLAnchorElement>('a[href]').map(({ href, textContent, rel }) => ({ href, text: textContent, rel })),
    parts: all<HTMLScriptElement>('[src]').map(({ src }) => src),
    targets: [
      ...all<HTMLLinkElement>('link[href]').map(({ href }) => href),
      ...all<HTMLFormElement>('form').map((form) => new URL(form.getAttribute('action') ?? '', location.href).href),
    ],
    stored: [
      ...Object.keys(localStorage).map((name) => `localStorage ${name}`),
      ...Object.keys(sessionStorage).map((name) => `sessionStorage ${name}`),
      ...databases.map(({ name }) => `IndexedDB ${name}`),
      ...(await caches.keys()).map((name) => `a cache ${name}`),
      ...workers.map(({ scope }) => `a service worker ${scope}`),
    ],
  };
}

/** What a real browser meets on its way through the portal, held against what the policy declares. */
export class Sightings {
  /** Complaints, each with the section it belongs to. */
  readonly undeclared = new Set<string>();
  readonly cookies = new Set<string>();
  /** Route and name of each field. */
  readonly fields = new Set<string>();
  readonly outsideHosts = new Set<string>();
  readonly routes = new Set<string>();
  readonly opened = new Set<string>();

  constructor(
    readonly site: string,
    readonly page: Page,
  ) {
    const asked = (url: string) => this.#note(undeclaredRequests(site, [url]));
    page.on('request', (request) => asked(request.url()));
    page.on('websocket', (socket) => asked(socket.url()));
  }

  #note(complaints: readonly string[]) {
    for (const each of complaints) this.undeclared.add(each);
  }

  /** Looks at the page as it stands, and answers every address of this site that it leads to. */
  async look(): Promise<string[]> {
    const { lang, fields, links, parts, targets, stored } = await this.page.evaluate(readPage);
    const route = routeOf(this.page.url());
    expect(lang, route).toBe('en');
    const cookies = await this.page.context().cookies();
    for (const { name } of cookies) this.cookies.add(name);
    const here = new URL(this.site);
    for (const { name, hidden } of fields) if (!hidden) this.fields.add(`${route} ${name}`);
    this.#note(undeclaredFields(route, fields));
    this.#note(undeclaredLinks(this.site, route, links));
    this.#note(undeclaredRequests(this.site, [...parts, ...targets]));
    this.#note(undeclaredStorage(stored));
    this.#note(undeclaredCookies(cookies, here.protocol === 'https:', new Date()));
    const all = [...links.map(({ href }) => href), ...parts, ...targets].map((href) => new URL(href));
    for (const { href } of links) if (/^https?:/.test(href)) this.outsideHosts.add(new URL(href).host);
    this.outsideHosts.delete(here.host);
    return all.filter(({ origin }) => origin === here.origin).map(({ pathname, search }) => pathname + search);
  }

  async open(path: string): Promise<string[]> {
    this.opened.add(path);
    await this.page.goto(this.site + path);
    return this.look();
  }
}
