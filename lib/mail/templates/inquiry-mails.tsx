import { policy } from '@/lib/policy/current';
import { Line, lines, MailAnchor, MailLayout, NewsLine } from './mail-layout';

export function ConfirmInquiry({ url, news, ownUrl }: { url: string; news: boolean; ownUrl: string }) {
  return (
    <MailLayout
      preview="One press confirms that this address is yours."
      heading="Confirm your email address"
      action={{ label: 'Confirm this address', url }}
      reason={`You get this mail because this address was entered in ${policy.collectionPoints.contact.label}. If that was not you, do nothing, or follow the second link and delete the inquiry.`}
    >
      <Line>
        We have your inquiry. Confirm that this address is yours, so that our answer goes to the right person, and so
        that a yes to news by email counts.
      </Line>
      <Line>
        The link works once and for 30 minutes. Opening it changes nothing until you press the button on the page.
      </Line>
      {news && <NewsLine />}
      <Line>
        To see the inquiry, correct or delete it: <MailAnchor href={ownUrl}>your data without an account</MailAnchor>
      </Line>
    </MailLayout>
  );
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

interface InquiryAnswerProps {
  answer: string;
  number: string;
  contact: string;
  /** Where the receipts attached can be checked; null where none are. */
  verifyUrl: string | null;
  /** Where somebody sees and deletes it who has no account. */
  ownUrl: string;
  /** Of somebody without an account: when inquiry and answer go by themselves. */
  goesAt: Date | null;
}

export function InquiryAnswer({ answer, number, contact, verifyUrl, ownUrl, goesAt }: InquiryAnswerProps) {
  return (
    <MailLayout
      preview="Our answer to your inquiry."
      heading="Our answer to your inquiry"
      reason={`You get this mail because you wrote to us through ${policy.collectionPoints.contact.label}. You can have your inquiry deleted at any time.`}
    >
      {lines(answer)}
      <Line>
        Your inquiry has the number {number}. To ask further, write to {contact} and name it.
      </Line>
      {goesAt && (
        <Line>
          We keep your inquiry and this answer until {day.format(goesAt)}. Then they are destroyed by themselves. To do
          it sooner, or to correct something: <MailAnchor href={ownUrl}>your data without an account</MailAnchor>
        </Line>
      )}
      {verifyUrl && (
        <Line>
          Attached is a signed receipt for each decision that came with it:{' '}
          <MailAnchor href={verifyUrl}>check a receipt</MailAnchor>
        </Line>
      )}
    </MailLayout>
  );
}
