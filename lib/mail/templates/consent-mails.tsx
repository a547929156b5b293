import type { Receipt } from '@/lib/consent/receipt-schema';
import { Line, MailAnchor, MailLayout } from './mail-layout';

interface ConsentReceiptsProps {
  decisions: readonly Receipt['in_words'][];
  /** One receipt is attached, and not several. */
  one: boolean;
  verifyUrl: string;
  /** Null for whoever has no account, and so no My Data. */
  consentsUrl: string | null;
  optOutUrl: string;
  ownUrl: string;
}

export function ConsentReceipts({ decisions, one, verifyUrl, consentsUrl, optOutUrl, ownUrl }: ConsentReceiptsProps) {
  return (
    <MailLayout
      preview={one ? 'A signed receipt for your decision.' : 'A signed receipt for each of your decisions.'}
      heading="What you decided, in writing"
      action={consentsUrl ? { label: 'Open my consents', url: consentsUrl } : undefined}
      reason="You get this mail because a decision about your data was recorded. Such receipts cannot be switched off."
    >
      {decisions.map(({ about, decision, when, where }) => (
        <Line key={`${about} ${when}`}>
          <strong>{about}</strong>
          <br />
          {decision}, {where}, on {when}.
        </Line>
      ))}
      <Line>
        {one
          ? 'Attached is the receipt, signed by us, with the notice you decided about. Keep it: it is your proof.'
          : 'Attached is a receipt for each decision, signed by us, with the notice it was about. Keep them: they are your proof.'}
      </Line>
      <Line>
        To check a receipt, without sending it anywhere:{' '}
        <MailAnchor href={verifyUrl}>open the page that checks it</MailAnchor>
      </Line>
      {consentsUrl ? (
        <Line>You can change each decision at any time in My Data, under Consents.</Line>
      ) : (
        <Line>
          You can take each yes back at any time. Marketing mail:{' '}
          <MailAnchor href={optOutUrl}>stop it without an account</MailAnchor>. Anything else:{' '}
          <MailAnchor href={ownUrl}>your data without an account</MailAnchor>
        </Line>
      )}
    </MailLayout>
  );
}
