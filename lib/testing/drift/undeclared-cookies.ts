import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { belongs } from './belongs';

export interface SeenCookie {
  name: string;
  path: string;
  /** Seconds since 1970; -1: until the browser ends. */
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: string;
}

const { cookies: declared }: PolicyShape['declared'] = policy.declared;

/** A browser counts from when it got the cookie, a moment before anybody looks. */
const slackSeconds = 5;

/** Cookies nobody declared, and declared ones that live longer or are less guarded than was said. */
export function undeclaredCookies(cookies: readonly SeenCookie[], https: boolean, now: Date): string[] {
  return cookies.flatMap((cookie) => {
    const name = cookie.name.replace(/^__Host-/, '');
    const said = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!said) return [`The browser keeps a cookie "${cookie.name}". ${belongs('cookie')}`];
    const faults: string[] = [];
    if (cookie.expires - now.getTime() / 1000 > said.keptSeconds + slackSeconds)
      faults.push(`The cookie "${name}" lives longer than "${said.kept}". ${belongs('cookie')}`);
    const guarded = cookie.httpOnly && cookie.sameSite === 'Lax' && cookie.path === '/' && cookie.secure === https;
    if (!guarded)
      faults.push(`The cookie "${name}" is not HttpOnly, SameSite=Lax, for all paths, and Secure over https.`);
    if (https !== cookie.name.startsWith('__Host-'))
      faults.push(`The cookie "${cookie.name}" has to have __Host- before its name over https, and there alone.`);
    return faults;
  });
}

/** Names of what a page has stored in the browser beside cookies; nothing of that kind is declared. */
export const undeclaredStorage = (names: readonly string[]): string[] =>
  names.map((name) => `A page stores "${name}" in the browser. ${belongs('cookie')}`);
