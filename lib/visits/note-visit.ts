import { headers } from 'next/headers';
import { clientAddress } from '@/lib/client-address/client-address';
import type { Subject } from '@/lib/db/doors';
import { isFetchedAhead } from '@/lib/headers/is-fetched-ahead';
import type { UsageId } from '@/lib/policy/current';
import { recordVisit } from './record-visit';

/** Records that a signed-in person looked at a page. A page fetched ahead by the browser was not looked at. */
export async function noteVisit(subject: Subject, usage: UsageId): Promise<void> {
  if (!isFetchedAhead(await headers())) await recordVisit(subject, usage, await clientAddress());
}
