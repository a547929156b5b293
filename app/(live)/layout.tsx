import '../globals.css';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { Footer } from '@/components/layout/footer';
import { siteMetadata } from '@/components/layout/site-metadata';
import { Trouble } from '@/components/layout/trouble';
import { findOutage } from '@/lib/find-outage';

export const metadata = siteMetadata;

/** A nonce exists per request, and Next puts it on its scripts only where it renders per request. */
export const dynamic = 'force-dynamic';

/** Knows nothing about the person. Each page wraps itself in a `PageFrame`, with its own way to sign out. */
export default async function LiveLayout({ children }: { children: ReactNode }) {
  // Asked first: a page that fails halfway reaches a browser without JavaScript as an empty one.
  const outage = await findOutage();
  return (
    <Document>
      {outage ? <Trouble id={outage} /> : children}
      <Footer />
    </Document>
  );
}
