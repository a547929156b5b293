import { receiptFiles } from '@/lib/consent/receipt-files';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findAccount, findInquiry } from '../recipients';
import { ConsentReceipts } from '../templates/consent-mails';
import { receiptAttachments } from './receipt-attachments';

/** What was decided for two records of one mailbox is one decision to whoever reads it. */
const apart = <T,>(decisions: readonly T[]): T[] => [
  ...new Map(decisions.map((each) => [JSON.stringify(each), each])).values(),
];

export const consentLetters = {
  'consent-receipts': async (tx, row) => {
    const account = await findAccount(tx, row);
    const found = account ?? (await findInquiry(tx, row));
    if (!found) return null;
    const files = await receiptFiles(tx, row.receiptIds ?? [], found.email);
    if (files.length === 0) return null;
    const composed = letterTo(
      found,
      'What you decided, in writing',
      <ConsentReceipts
        decisions={apart(files.map(({ receipt }) => receipt.in_words))}
        one={files.length === 1}
        verifyUrl={siteAddress('/verify')}
        consentsUrl={account && siteAddress('/my-data/consents')}
        optOutUrl={siteAddress('/unsubscribe')}
        ownUrl={siteAddress('/requests')}
      />,
    );
    return { ...composed, letter: { ...composed.letter, attachments: receiptAttachments(files) } };
  },
} satisfies Record<string, Compose>;
