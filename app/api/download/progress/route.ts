import { currentSubject } from '@/lib/auth/current-subject';
import { readProgress } from '@/lib/data-rights/copy/copies-under-way';
import { env } from '@/lib/env';
import { withinLimit } from '@/lib/rate-limit/within-limit';

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** How far the person's own copies are, for the page from which they were asked. Numbers and times, and nothing that is in them. */
export async function GET(): Promise<Response> {
  const subject = await currentSubject();
  if (!subject) {
    const signIn = new URL('/sign-in', env().siteUrl).href;
    return new Response(null, { status: 303, headers: { ...headers, Location: signIn } });
  }
  if (!(await withinLimit('progressBySubject', subject.id)))
    return new Response('Too often. Try again in a quarter of an hour.\n', { status: 429, headers });
  return Response.json({ copies: await readProgress(subject) }, { headers });
}

/** As its neighbours: asked by GET alone. */
export const HEAD = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
