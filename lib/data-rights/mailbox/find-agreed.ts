import type { Mailbox } from '@/lib/auth/address-sessions';
import { readPreferences } from '@/lib/marketing/preferences';
import { asInquirer, listInquirers } from './list-inquirers';

/**
 * The record of the mailbox through which all marketing to it can be stopped. Null where no yes is known here: a record whose
 * address was never confirmed by its own link knows of itself alone, and one may be of an account.
 */
export async function findAgreed(mailbox: Mailbox): Promise<string | null> {
  for (const id of await listInquirers(mailbox)) {
    if (await asInquirer(mailbox, id, async (tx) => (await readPreferences(tx, id)).agreed)) return id;
  }
  return null;
}
