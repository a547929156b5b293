import type { Mailbox } from '@/lib/auth/address-sessions';
import { findKey } from '@/lib/subjects/keys';
import { eraseSubject } from '../erase-subject';
import { asInquirer } from './list-inquirers';

/**
 * Destroys an inquiry of the mailbox with all that is held about whoever sent it. The log's line of it is written by the erasure.
 *
 * @returns the number of the erasure; null where nobody of this mailbox has the id
 */
export async function deleteInquirer(mailbox: Mailbox, id: string): Promise<string | null> {
  if (!(await asInquirer(mailbox, id, (tx) => findKey(tx, id)))) return null;
  return (await eraseSubject(id, 'asked-by-code'))?.number ?? null;
}
