import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { ConsentReceipts } from '../templates/consent-mails';

export const consentLetters = {
  'consent-receipts': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    return letterTo(
      found,
      'What you decided, in writing',
      <ConsentReceipts consentsUrl={siteAddress('/my-data/consents')} />,
    );
  },
} satisfies Record<string, Compose>;
