import { makeZip } from 'client-zip';
import type { CopyFile } from '@/lib/data-rights/copy/make-copy';

/** A copy as it is read, under a name with the day of now. */
export const zipAnswer = (name: string, files: AsyncIterable<CopyFile>): Response =>
  new Response(makeZip(files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.zip"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

/**
 * Whether another site leads here: a cookie that is `Lax` comes along with its link, and a copy is a line in the log and one of so many an
 * hour. Browsers say it (Fetch Metadata), and no page can write that header.
 */
export const isFromElsewhere = (headers: Headers): boolean =>
  !['same-origin', 'none', null].includes(headers.get('sec-fetch-site'));

/** Next answers HEAD with GET, which would record a copy that nobody took. */
export const noHead = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
