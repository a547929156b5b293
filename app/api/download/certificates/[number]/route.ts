import { clientAddress } from '@/lib/client-address/client-address';
import { certificateFile } from '@/lib/data-rights/erase/certificate-file';
import { findErasure } from '@/lib/data-rights/erase/find-erasure';
import { env } from '@/lib/env';
import { withinLimit } from '@/lib/rate-limit/within-limit';

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** Hands out one certificate to whoever has its number. What is not complete yet is told on its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  if (!(await withinLimit('certificateByIpAddress', await clientAddress())))
    return new Response('Too often. Try again in a quarter of an hour.\n', { status: 429, headers });
  const erasure = await findErasure((await params).number);
  if (!erasure) return new Response('There is no such certificate.\n', { status: 404, headers });
  if (!erasure.completedAt) {
    const page = new URL(`/closed/${erasure.id}`, env().siteUrl).href;
    return new Response(null, { status: 303, headers: { ...headers, Location: page } });
  }
  const { filename, content } = await certificateFile(erasure);
  return new Response(content, {
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${filename}"`,
    },
  });
}

/** As its neighbour: a download is asked for by GET alone. */
export const HEAD = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
