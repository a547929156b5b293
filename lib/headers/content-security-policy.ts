export interface PolicyOptions {
  /** CSP source expressions without quotes: `sha256-…`. */
  hashes: readonly string[];
  /** Given where the page is rendered for this request. */
  nonce?: string;
  https: boolean;
  dev: boolean;
}

const quoted = (source: string) => `'${source}'`;

function scriptSources({ hashes, nonce, dev }: PolicyOptions): string[] {
  // The development server evaluates code, and writes inline scripts that nobody has hashed.
  if (dev) return ["'self'", "'unsafe-inline'", "'unsafe-eval'"];
  return ["'self'", ...(nonce ? [quoted(`nonce-${nonce}`)] : []), ...hashes.map(quoted)];
}

/**
 * No `unsafe-inline` and no `strict-dynamic`: the page of an unknown address is prerendered, and its
 * scripts carry hashes beside the nonce of the request.
 */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const directives = [
    ['default-src', "'self'"],
    ['script-src', ...scriptSources(options)],
    ['style-src', "'self'", ...(options.dev ? ["'unsafe-inline'"] : [])],
    ['img-src', "'self'"],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...(options.dev ? ['ws:'] : [])],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
    ...(options.https ? [['upgrade-insecure-requests']] : []),
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}
