import { Line, MailLayout } from './mail-layout';

export function AuditCheckpoint({ site, size, note }: { site: string; size: number; note: string }) {
  return (
    <MailLayout
      preview={`${size} entries of the audit trail, signed.`}
      heading="Keep this checkpoint"
      reason={`This mailbox gets the newest checkpoint of ${site} once a day, when something was added.`}
    >
      <Line>
        The audit trail of {site} has {size} sealed entries. The lines below sign all of them. They hold no personal
        data, and they are attached as a file.
      </Line>
      <Line>
        Keep the file where nobody who runs the portal can change it. Whoever has the signing key could write another
        trail and sign it; none of those can agree with a checkpoint that you kept.
      </Line>
      <pre
        className="ink"
        style={{ fontSize: '13px', lineHeight: '19px', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
      >
        {note}
      </pre>
      <Line>To check a bundle of the trail against it: npm run audit:verify -- BUNDLE FILE</Line>
    </MailLayout>
  );
}
