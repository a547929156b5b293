/** In bytes. The same number stands in `next.config.ts` for server actions. */
export const largestBody = 100 * 1024;

/**
 * Whether a request body goes beyond the limit. A length told beforehand is taken at its word, since
 * HTTP cuts the body there; one sent in chunks is counted, and no further than the limit.
 */
export async function isTooLarge(headers: Headers, body: ReadableStream<Uint8Array> | null): Promise<boolean> {
  const told = headers.get('content-length');
  if (told !== null) return !/^\d{1,9}$/.test(told) || Number(told) > largestBody;
  if (!body) return false;
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    size += value.byteLength;
    if (size > largestBody) {
      void reader.cancel();
      return true;
    }
  }
}

export const tooLargePage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Too large</title></head>
<body><main><h1>What you sent is too large</h1>
<p>We take up to 100 KB at a time. Nothing was stored. Go back, shorten what you wrote and send it again.</p></main></body></html>
`;
