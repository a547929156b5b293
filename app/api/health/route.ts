import { pingDatabase } from '@/lib/db/client';

export const dynamic = 'force-dynamic';

const noStore = { 'cache-control': 'no-store' };

export async function GET(): Promise<Response> {
  try {
    await pingDatabase();
    return Response.json({ status: 'ok' }, { headers: noStore });
  } catch {
    return Response.json({ status: 'unavailable' }, { status: 503, headers: { ...noStore, 'retry-after': '5' } });
  }
}
