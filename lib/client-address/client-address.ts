import { headers } from 'next/headers';

/** The address this request came from, as start-up code stamped it on; no header a client sends can set it. */
export async function clientAddress(): Promise<string> {
  const address = (await headers()).get('x-client-address');
  if (!address) throw new Error('A request without a stamped address');
  return address;
}
