import { Notice } from '@/components/ui/notice';
import type { DocumentKind } from '@/lib/signing/document-kinds';
import { CertificateFacts } from '../certificate-facts';
import type { Outcome } from './check-text';
import { ManifestFacts } from './manifest-facts';
import { ReceiptFacts } from './receipt-facts';
import { refusalWords } from './words';

const names: Record<DocumentKind, string> = {
  'consent-receipt': 'receipt',
  'destruction-certificate': 'certificate',
  'copy-manifest': 'manifest',
};

/** The verdict alone is read out as it comes; what the document says stands below it to be read at leisure. */
export function DocumentOutcome({ outcome, awake }: { outcome: Outcome; awake: boolean }) {
  return (
    <section aria-labelledby="outcome" className="min-w-0">
      <h2 id="outcome" className="sr-only">
        Result
      </h2>
      <div role="status">
        <Verdict outcome={outcome} />
      </div>
      {outcome.state === 'nothing' && <Nothing awake={awake} />}
      {outcome.state === 'holds' && <Facts {...outcome} />}
    </section>
  );
}

function Facts(outcome: Extract<Outcome, { state: 'holds' }>) {
  if (outcome.kind === 'destruction-certificate')
    return <CertificateFacts certificate={outcome.document} now={outcome.now} />;
  // Of another manifest, other files were checked.
  if (outcome.kind === 'copy-manifest')
    return <ManifestFacts key={outcome.document.made_at} manifest={outcome.document} now={outcome.now} />;
  return <ReceiptFacts receipt={outcome.document} notice={outcome.notice} now={outcome.now} />;
}

/** Without JavaScript it stays as the server sent it. */
const Nothing = ({ awake }: { awake: boolean }) => (
  <p className="min-h-[4.8rem] max-w-[34rem] rounded-[4px] border border-dashed border-control px-5 py-4 text-muted">
    {awake
      ? 'Nothing checked yet. The result stands here, with what the file says.'
      : 'This page checks with JavaScript, which is not running here. Below stands how to do it without.'}
  </p>
);

function Verdict({ outcome }: { outcome: Outcome }) {
  if (outcome.state === 'nothing') return null;
  if (outcome.state === 'refused') {
    const { tone, title, text } = refusalWords[outcome.why];
    return (
      <Notice tone={tone} title={title}>
        <p>{text}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="done" live={false} title={`This ${names[outcome.kind]} holds`}>
      <p>
        We signed it, with our key <b className="wrap-anywhere">{outcome.kid}</b>, and nothing in it was changed since.
      </p>
    </Notice>
  );
}
