import { listReceiptIds } from '@/lib/consent/list-consents';
import { receiptFiles } from '@/lib/consent/receipt-files';
import { policy } from '@/lib/policy/current';
import { type Compose, letterTo } from '../letter';
import { createMailLink, siteAddress } from '../mail-links';
import { findInquiry, findInquiryEnd, isProved } from '../recipients';
import { ConfirmInquiry, InquiryAnswer } from '../templates/inquiry-mails';
import { receiptAttachments } from './receipt-attachments';
import { saidYesToNews } from './said-yes-to-news';

export const inquiryLetters = {
  'confirm-inquiry': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found) return null;
    const url = await createMailLink(tx, 'confirm-inquiry', found);
    return letterTo(
      found,
      'Confirm your email address',
      <ConfirmInquiry url={url} ownUrl={siteAddress('/requests')} news={await saidYesToNews(tx, found.subjectId)} />,
    );
  },
  'inquiry-answer': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found?.answer) return null;
    // Whoever has proved the address got them then.
    const files = (await isProved(tx, found.subjectId))
      ? []
      : await receiptFiles(tx, await listReceiptIds(tx, found.subjectId), found.email);
    const composed = letterTo(
      found,
      'Our answer to your inquiry',
      <InquiryAnswer
        answer={found.answer}
        number={found.inquiryId}
        contact={policy.mailboxes[0] ?? ''}
        verifyUrl={files.length > 0 ? siteAddress('/verify') : null}
        ownUrl={siteAddress('/requests')}
        goesAt={await findInquiryEnd(tx, found)}
      />,
    );
    return { ...composed, letter: { ...composed.letter, attachments: receiptAttachments(files) } };
  },
} satisfies Record<string, Compose>;
