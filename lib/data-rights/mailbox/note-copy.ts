import { asSubject, type Inquirer } from '@/lib/db/doors';
import { channelOf, recordInstantRequest } from '@/lib/requests/instant-request';
import { holdOwn } from '@/lib/subjects/hold-own';

/** Notes in the log that a copy was taken. False where nobody of the mailbox has the id, and so there is none. */
export const noteCopy = (inquirer: Inquirer): Promise<boolean> =>
  asSubject(inquirer, async (tx) => {
    if ((await holdOwn(tx, inquirer)) === 'nobody') return false;
    await recordInstantRequest(tx, inquirer.id, 'access', channelOf(inquirer));
    return true;
  });
