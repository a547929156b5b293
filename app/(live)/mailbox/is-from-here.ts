import { headers } from 'next/headers';
import { clientAddress } from '@/lib/client-address/client-address';
import { env } from '@/lib/env';

const loopback = new Set(['127.0.0.1', '::1']);

/** A web page elsewhere can point a name of its own at 127.0.0.1; the Host header then tells. */
export async function isFromHere(): Promise<boolean> {
  if (env().mode !== 'local') return false;
  const host = (await headers()).get('host') ?? '';
  return loopback.has(await clientAddress()) && [env().siteUrl.host, `localhost:${env().port}`].includes(host);
}
