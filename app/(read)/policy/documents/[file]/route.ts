import { toJson } from '@/lib/policy/to-json';
import { toMarkdown } from '@/lib/policy/to-markdown';
import { findVersion, versions } from '@/lib/policy/versions';

/** Prerendered, and asked for as `/policy/<version>.md` and `.json`: see the rewrite in the configuration. */
export const dynamic = 'force-static';

export const dynamicParams = false;

const kinds = {
  md: { type: 'text/markdown; charset=utf-8', write: toMarkdown },
  json: { type: 'application/json; charset=utf-8', write: toJson },
} as const;

export const generateStaticParams = () =>
  versions.flatMap(({ version }) => Object.keys(kinds).map((kind) => ({ file: `${version}.${kind}` })));

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [version = '', kind = ''] = (await params).file.split('.');
  const policy = findVersion(version);
  if (!policy || !(kind === 'md' || kind === 'json')) return new Response(null, { status: 404 });
  const { type, write } = kinds[kind];
  return new Response(write(policy), { headers: { 'Content-Type': type } });
}
