import { env } from '@/lib/env';
import { optOutInOneClick } from '@/lib/marketing/opt-out';
import { reportError } from '@/lib/report-error';

const [name, value] = ['List-Unsubscribe', 'One-Click'];

const answer = (status: number, sentence: string, headers: Record<string, string> = {}) =>
  new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });

/** Whether the body is the one pair of RFC 8058 §3.2, in either of its two encodings, and nothing else. */
async function asksInOneClick(request: Request): Promise<boolean> {
  const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  if (type.trim() === 'application/x-www-form-urlencoded') return (await request.text()) === `${name}=${value}`;
  if (type.trim() !== 'multipart/form-data') return false;
  // What cannot be read as a form is none.
  const entries = await request.formData().then(
    (data) => [...data],
    () => [],
  );
  return entries.length === 1 && entries[0]?.[0] === name && entries[0][1] === value;
}

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

/**
 * A mail program's own button (RFC 8058). A foreign POST by design, so it reads no cookie and asks for no identity; a
 * genuine, repeated, unknown or forged token gets the same answer.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await asksInOneClick(request)))
    return answer(400, `Send exactly ${name}=${value}, as a form. Nothing was changed.`);
  try {
    await optOutInOneClick(tokenOf(request));
  } catch (error) {
    reportError('opt-out-failed', error);
    return answer(503, 'This could not be done just now. Send it again in a minute.', { 'Retry-After': '60' });
  }
  return answer(200, 'This mail will not come again.');
}

/** Programs that look at every link open this one too: it changes nothing, and shows people the page with the button. */
export function GET(request: Request): Response {
  const page = new URL(`/unsubscribe?token=${encodeURIComponent(tokenOf(request))}`, env().siteUrl);
  return new Response(null, { status: 303, headers: { Location: page.href, 'Cache-Control': 'no-store' } });
}

export const HEAD = GET;
