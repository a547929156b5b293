'use client';

import './globals.css';
import { BrokenPage } from '@/components/layout/broken-page';
import { Document } from '@/components/layout/document';

/** Without masthead and footer: what failed may be what they are made of. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Document>
      <title>Something went wrong on our side</title>
      <BrokenPage id={error.digest} retry={reset} />
    </Document>
  );
}
