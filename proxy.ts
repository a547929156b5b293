import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { askedHeader } from '@/lib/headers/asked-header';
import { isTooLarge, tooLargePage } from '@/lib/headers/body-limit';
import { pageHeaders } from '@/lib/headers/page-headers';
import { readScriptHashes, type ScriptHashes } from '@/lib/headers/script-hashes';

let memo: ScriptHashes | undefined;

function scriptHashes(dev: boolean): ScriptHashes {
  memo ??= dev ? { pages: {}, errorPages: [] } : readScriptHashes();
  return memo;
}

/** Sets headers and refuses what is too large. It never decides who may do what. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { dev, siteUrl } = env();
  const { method, nextUrl } = request;
  const asked = { method, path: nextUrl.pathname, nonce: randomBytes(18).toString('base64') };
  const headers = pageHeaders(asked, { https: siteUrl.protocol === 'https:', dev, hashes: scriptHashes(dev) });

  if (await isTooLarge(request.headers, request.body)) {
    return new NextResponse(tooLargePage, {
      status: 413,
      headers: { ...headers, 'Cache-Control': 'no-store', 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  // Next reads the nonce from the request's own policy and puts it on its scripts.
  const forwarded = new Headers(request.headers);
  forwarded.set('Content-Security-Policy', headers['Content-Security-Policy'] ?? '');
  forwarded.set(askedHeader, `${method} ${nextUrl.pathname}`);
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ['/((?!_next/static/|icon\\.svg$).*)'] };
