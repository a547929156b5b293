import { Line, MailLayout } from './mail-layout';

export function ConsentReceipts({ consentsUrl }: { consentsUrl: string }) {
  return (
    <MailLayout
      preview="A receipt for each decision."
      heading="What you decided, in writing"
      action={{ label: 'Open my consents', url: consentsUrl }}
      reason="You get this mail because you made a decision about your data. Such receipts cannot be switched off."
    >
      <Line>Your decisions are recorded.</Line>
    </MailLayout>
  );
}
