import { findKeptAttachment } from '@/lib/mail/mailbox';
import { isFromHere } from '../../is-from-here';

const idForm = /^[\w-]{22}$/;

/** A file that came with a kept mail, to be saved as one saves it from a mail program. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ mailId: string; filename: string }> },
): Promise<Response> {
  const { mailId, filename } = await params;
  const file = (await isFromHere()) && idForm.test(mailId) ? await findKeptAttachment(mailId, filename) : null;
  if (!file) return new Response('There is no such file.\n', { status: 404 });
  return new Response(file.content, {
    headers: {
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${file.filename}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
