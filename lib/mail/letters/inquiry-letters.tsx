import { policy } from '@/lib/policy/current';
import { type Compose, letterTo } from '../letter';
import { createMailLink } from '../mail-links';
import { findInquiry, findInquiryEnd } from '../recipients';
import { ConfirmInquiry, InquiryAnswer } from '../templates/inquiry-mails';
import { saidYesToNews } from './said-yes-to-news';

export const inquiryLetters = {
  'confirm-inquiry': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found) return null;
    const url = await createMailLink(tx, 'confirm-inquiry', found);
    return letterTo(
      found,
      'Confirm your email address',
      <ConfirmInquiry url={url} news={await saidYesToNews(tx, found.subjectId)} />,
    );
  },
  'inquiry-answer': async (tx, row) => {
    const found = await findInquiry(tx, row);
    if (!found?.answer) return null;
    return letterTo(
      found,
      'Our answer to your inquiry',
      <InquiryAnswer
        answer={found.answer}
        number={found.inquiryId}
        contact={policy.mailboxes[0] ?? ''}
        goesAt={await findInquiryEnd(tx, found)}
      />,
    );
  },
} satisfies Record<string, Compose>;
