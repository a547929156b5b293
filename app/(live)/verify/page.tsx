import type { Metadata } from 'next';
import Link from 'next/link';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { publicKeys } from '@/lib/signing/signing-keys';
import { DocumentChecker } from './document-checker';

export const metadata: Metadata = {
  title: 'Check a receipt or certificate',
  description:
    'Whether a consent receipt or a certificate of destruction is ours and unchanged, found out in your browser.',
};

const keysPath = '/.well-known/jwks.json';

export default function VerifyPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Check a receipt or certificate"
        lede="We sign a receipt for each decision you make about your data, and a certificate when it is destroyed. Your browser finds out here whether one is ours and unchanged, and sends it nowhere."
      />
      <DocumentChecker keys={publicKeys()} />
      <p className="mt-10 max-w-[40rem] border-t border-hairline pt-5 text-sm text-muted">
        Both are JSON files with a signature (JWS, Ed25519) that any program for such signatures can check. Our keys,
        today&apos;s and those before, are at <a href={keysPath}>{keysPath}</a>. The program behind this site checks a
        file with them on your own computer, without a network:{' '}
        <code className="whitespace-nowrap">npm run verify -- FILE KEYS.json</code>
      </p>
      <p className="mt-3 max-w-[40rem] text-sm text-muted">
        The last file of a{' '}
        <Link href="/my-data/download" prefetch={false}>
          copy of your data
        </Link>
        , <code>manifest.json</code>, is checked here in the same way, and the other files of the copy with it.
      </p>
    </PageFrame>
  );
}
