import { laws } from '@/lib/requests/rights';

/** A page of My Data that somebody signed out asked for, by its path alone. */
export type OwnPage = `/my-data/${string}` | '/my-data';

const shapes = [
  /^\/my-data$/,
  /^\/my-data\/(?:policy|activity|consents|correct|agents|requests|restrict|download|close)$/,
  /^\/my-data\/requests\/[\w-]{22}$/,
  /^\/my-data\/inquiries\/[\w-]{22}\/delete$/,
  new RegExp(`^/my-data/requests/new(?:\\?law=(?:${laws.join('|')}))?$`),
];

/**
 * Where to go on to after signing in, as an address says; null where it is none of the pages there are. Whole and character for character,
 * so that no encoding, no host and no path of another page gets through.
 */
export const readOwnPage = (asked: unknown): OwnPage | null =>
  typeof asked === 'string' && shapes.some((shape) => shape.test(asked) && !asked.includes('\n'))
    ? (asked as OwnPage)
    : null;

/** The sign-in page that leads on to this one. */
export const signInFor = (page: OwnPage): string =>
  page === '/my-data' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(page)}`;
