import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { publicKeys } from '@/lib/signing/signing-keys';
import { ReceiptChecker } from './receipt-checker';

export const metadata: Metadata = {
  title: 'Check a receipt',
  description: 'Whether a consent receipt is ours and unchanged, found out in your browser.',
};

const keysPath = '/.well-known/jwks.json';

export default function VerifyPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Check a receipt"
        lede="We sign a receipt for each decision you make about your data. Your browser finds out here whether one is ours and unchanged, and sends it nowhere."
      />
      <noscript>
        <Notice tone="caution" title="This page checks with JavaScript, which is switched off">
          <p>
            Nothing is checked on our side, so the page cannot do it without. The program behind this site can, on your
            own computer: <code>npm run verify -- FILE KEYS.json</code>, with our keys saved from{' '}
            <a href={keysPath}>{keysPath}</a>.
          </p>
        </Notice>
      </noscript>
      <ReceiptChecker keys={publicKeys()} />
      <p className="mt-10 max-w-[40rem] border-t border-hairline pt-5 text-sm text-muted">
        A receipt is a JSON file with a signature (JWS, Ed25519) that any program for such signatures can check. Our
        keys, today&apos;s and those before, are at <a href={keysPath}>{keysPath}</a>; on your own computer,{' '}
        <code>npm run verify -- FILE KEYS.json</code> checks a file with them and without a network.
      </p>
    </PageFrame>
  );
}
