import { headers } from 'next/headers';
import { clientAddressHeader, readStamp } from './address-stamp';

/** The address this request came from, as start-up code stamped it on; no header a client sends can set it. */
export async function clientAddress(): Promise<string> {
  const address = readStamp((await headers()).get(clientAddressHeader));
  if (!address) throw new Error('A request without a stamped address');
  return address;
}
