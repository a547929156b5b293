import { findOutage } from '@/lib/find-outage';

export const dynamic = 'force-dynamic';

const noStore = { 'cache-control': 'no-store' };

export async function GET(): Promise<Response> {
  if (!(await findOutage())) return Response.json({ status: 'ok' }, { headers: noStore });
  return Response.json({ status: 'unavailable' }, { status: 503, headers: { ...noStore, 'retry-after': '5' } });
}
