import { asReporter, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { childReports } from '@/lib/db/tables/child-reports';
import { reporters } from '@/lib/db/tables/reporters';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { suppressAddress } from '@/lib/marketing/suppression';
import { emailIndex } from '@/lib/subjects/email-index';
import { createKey } from '@/lib/subjects/keys';

/** A person of its own, with a key of its own, found by no address: for the one mail that tells the end. */
async function keepContact(tx: Tx, id: string, contact: string): Promise<void> {
  await tx.insert(subjects).values({ id, kind: 'reporter', emailIndex: emailIndex(id) });
  const key = await createKey(tx, id);
  await tx.insert(reporters).values({ subjectId: id, ...key.seal(reporters, id, { contact }) });
}

/**
 * Takes a report that a child's data is held at an address. Marketing to it stops with this transaction. Writes the same rows
 * whether the address is known or not; the mail worker finds out. It destroys nothing and restricts nobody.
 *
 * @param email normalised
 * @param contact normalised; null: nobody is told
 */
export function reportChild(email: string, contact: string | null): Promise<void> {
  const [id, index] = [randomId(), emailIndex(email)];
  return asReporter(index, async (tx, reporterId) => {
    if (contact !== null) await keepContact(tx, reporterId, contact);
    await tx.insert(childReports).values({ id, subjectId: contact === null ? null : reporterId, emailIndex: index });
    await suppressAddress(tx, email);
    await queueMail(tx, { template: 'child-question', id, emailIndex: index });
  });
}
