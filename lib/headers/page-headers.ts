import { contentSecurityPolicy } from './content-security-policy';
import type { ScriptHashes } from './script-hashes';
import { securityHeaders } from './security-headers';

export interface Asked {
  method: string;
  path: string;
  /** Fresh for this request. */
  nonce: string;
}

interface Site {
  https: boolean;
  dev: boolean;
  hashes: ScriptHashes;
}

/** What is public and the same for everyone, and no page: in seconds, how long a cache may keep it. */
const keptFor: Readonly<Record<string, number>> = {
  '/.well-known/jwks.json': 300,
  '/.well-known/security.txt': 300,
  '/robots.txt': 300,
  '/sitemap.xml': 300,
};

/** Where a version in another form was prerendered: the rewrite in `next.config.ts` leads there. */
const prerenderedPath = (path: string) =>
  path.replace(/^\/policy\/(\d{4}-\d{2}-\d{2}\.(?:json|md))$/, '/policy/documents/$1');

/** Whether the answer is one of the pages to read: prerendered, the same bytes for everyone. */
function isPrerendered({ method, path }: Asked, { pages }: ScriptHashes): boolean {
  return (method === 'GET' || method === 'HEAD') && Object.hasOwn(pages, prerenderedPath(path));
}

export function pageHeaders(asked: Asked, { https, dev, hashes }: Site): Record<string, string> {
  const common = { https, dev };
  if (isPrerendered(asked, hashes)) {
    return {
      ...securityHeaders(common),
      'Content-Security-Policy': contentSecurityPolicy({
        ...common,
        hashes: hashes.pages[prerenderedPath(asked.path)] ?? [],
      }),
      // Next says a year, and a cache would show an old policy for as long.
      'Cache-Control': 'public, max-age=0, s-maxage=60',
      // The router in the browser asks at the same address for the page's payload, or is sent on to it.
      Vary: 'RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch',
    };
  }
  return {
    ...securityHeaders(common),
    'Content-Security-Policy': contentSecurityPolicy({ ...common, hashes: hashes.errorPages, nonce: asked.nonce }),
    'Cache-Control': Object.hasOwn(keptFor, asked.path) ? `public, max-age=${keptFor[asked.path]}` : 'no-store',
  };
}
