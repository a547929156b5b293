import { describeProof } from '@/lib/controls/describe-proof';
import { readProof } from '@/lib/controls/read-proof';
import { findOutage } from '@/lib/find-outage';

export const dynamic = 'force-dynamic';

const headers = { 'cache-control': 'no-store' };

/** What `/policy/proof` shows, for machines. Worked out every few seconds at most, however often it is asked for. */
export async function GET(): Promise<Response> {
  if (!(await findOutage())) return Response.json(describeProof(await readProof()), { headers });
  return Response.json({ error: 'unavailable' }, { status: 503, headers: { ...headers, 'retry-after': '5' } });
}
