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

/** Next answers HEAD with GET, which would record a copy that nobody took. */
export const noHead = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
