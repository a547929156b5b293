import type { Mailbox } from '@/lib/auth/address-sessions';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { asInquirer, listInquirers, reachesInquirer } from './list-inquirers';

/** Notes in the log that a copy of everything was taken. */
export async function noteCopy(mailbox: Mailbox): Promise<void> {
  for (const id of await listInquirers(mailbox)) {
    await asInquirer(mailbox, id, async (tx) => {
      if (await reachesInquirer(tx, id)) await recordInstantRequest(tx, id, 'access', 'mailed-link');
    });
  }
}
