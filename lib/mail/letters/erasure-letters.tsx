import { eq } from 'drizzle-orm';
import type { ReactElement } from 'react';
import { certificateFile } from '@/lib/data-rights/erase/certificate-file';
import { readErasure } from '@/lib/data-rights/erase/find-erasure';
import { subjects } from '@/lib/db/tables/subjects';
import { type Attachment, type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findAccount, findFarewell } from '../recipients';
import * as erasureMails from '../templates/erasure-mails';

/** The certificate, once there is one. */
async function attachmentsOf(erasure: erasureMails.ErasureMail['erasure']): Promise<Attachment[]> {
  if (!erasure.completedAt) return [];
  return [{ ...(await certificateFile(erasure)), contentType: 'application/json' }];
}

/** To the farewell of an erasure, as it stands when the mail is sent. What is true no longer is not said. */
const toldOf =
  (
    subject: string,
    body: (mail: erasureMails.ErasureMail) => ReactElement,
    isTrue: (erasure: erasureMails.ErasureMail['erasure']) => boolean = () => true,
  ): Compose =>
  async (tx, row) => {
    const found = await findFarewell(tx, row);
    const erasure = found && (await readErasure(tx, { farewellId: found.subjectId }));
    if (!erasure || !isTrue(erasure)) return null;
    const composed = letterTo(found, subject, body({ erasure, url: siteAddress(`/closed/${erasure.id}`) }));
    const letter = { ...composed.letter, attachments: await attachmentsOf(erasure) };
    return { ...composed, letter, isLast: erasure.completedAt !== null };
  };

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

export const erasureLetters = {
  'account-closing': async (tx, row) => {
    const found = await findAccount(tx, row);
    if (!found) return null;
    const [subject] = await tx
      .select({ closesAt: subjects.closesAt })
      .from(subjects)
      .where(eq(subjects.id, found.subjectId));
    // They have kept the account since.
    if (!subject?.closesAt) return null;
    const closesOn = `${day.format(subject.closesAt)} UTC`;
    return letterTo(
      found,
      'Your account is going to close',
      <erasureMails.AccountClosing closesOn={closesOn} url={siteAddress('/my-data/close')} />,
    );
  },
  'account-closed': toldOf('Your account is closed', (mail) => (
    <erasureMails.AccountClosed {...mail} inquiriesUrl={siteAddress('/requests')} />
  )),
  'data-deleted': toldOf('Your data is deleted', erasureMails.DataDeleted),
  'child-data-deleted': toldOf('Your data is deleted', erasureMails.ChildDataDeleted),
  'erasure-obstructed': toldOf(
    'Your record at Stripe is not deleted yet',
    erasureMails.ErasureObstructed,
    ({ steps }) => steps.some(({ state }) => state === 'assistance'),
  ),
  'erasure-completed': toldOf('The deletion is complete', erasureMails.ErasureCompleted),
} satisfies Record<string, Compose>;
