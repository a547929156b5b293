import { asSystem } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import { findAccount } from '@/lib/mail/recipients';
import { bundleChild } from './bundle-child';
import { startChild } from './child';

/**
 * Runs a writer on the embedded database of a folder, kills it when `moment` is there, and answers every
 * address that it said it had stored by then.
 *
 * @param moment gets the list, which grows while the writer writes
 */
export async function killWriter(
  folder: string,
  prefix: string,
  moment: (acknowledged: readonly string[]) => Promise<unknown>,
): Promise<string[]> {
  const child = startChild(await bundleChild('lib/testing/write-until-killed.ts'), [prefix], { DATA_DIR: folder });
  const acknowledged: string[] = [];
  const reading = (async () => {
    for (;;) acknowledged.push(await child.line());
  })().catch(() => undefined);
  try {
    await moment(acknowledged);
  } finally {
    await child.kill('SIGKILL');
  }
  await reading;
  return acknowledged;
}

/** The addresses of everybody in this process's database, opened with their keys. */
export const storedEmails = (): Promise<string[]> =>
  asSystem('test', async (tx) => {
    const emails: string[] = [];
    for (const { id } of await tx.select({ id: subjects.id }).from(subjects))
      emails.push((await findAccount(tx, { subjectId: id }))?.email ?? 'without an account');
    return emails;
  });
