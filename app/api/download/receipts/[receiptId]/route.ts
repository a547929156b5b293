import { currentSubject } from '@/lib/auth/current-subject';
import { findReceiptFile } from '@/lib/consent/receipt-files';
import { env } from '@/lib/env';

/** Hands out one receipt of the signed-in person. Holds nothing that would ask for the password again. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ receiptId: string }> },
): Promise<Response> {
  const subject = await currentSubject();
  if (!subject)
    return new Response(null, { status: 303, headers: { Location: new URL('/sign-in', env().siteUrl).href } });
  const file = await findReceiptFile(subject, (await params).receiptId);
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  if (!file) return new Response('There is no such receipt.\n', { status: 404, headers });
  return new Response(file.content, {
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${file.filename}"`,
    },
  });
}

/** As its neighbour: a download is asked for by GET alone. */
export const HEAD = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
