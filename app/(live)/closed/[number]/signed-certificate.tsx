import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { makeCertificate } from '@/lib/data-rights/erase/certificate';
import type { Erasure } from '@/lib/data-rights/erase/erasure';
import { CertificateFacts } from '../../certificate-facts';

/** To read here, to print, and to keep as a file that anybody can check. */
export function SignedCertificate({ erasure, now }: { erasure: Erasure; now: string }) {
  return (
    <section aria-labelledby="certificate">
      <h2 id="certificate" className="mb-3 font-serif text-xl font-medium">
        Certificate of destruction
      </h2>
      <div className="mb-7 grid max-w-[40rem] justify-items-start gap-4 print:hidden">
        <p>
          Everything below stands in a signed file. Keep it, or print this page. Whether the file is ours and unchanged,{' '}
          <Link href="/verify" prefetch={false}>
            your browser can check
          </Link>{' '}
          without sending it anywhere. Without a network:{' '}
          <code className="whitespace-nowrap">npm run verify -- FILE KEYS.json</code>
        </p>
        <a href={`/api/download/certificates/${erasure.id}`} download className={buttonClass('primary')}>
          Download the certificate
        </a>
      </div>
      <CertificateFacts certificate={makeCertificate(erasure)} now={now} />
    </section>
  );
}
