import '../globals.css';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { Footer } from '@/components/layout/footer';
import { siteMetadata } from '@/components/layout/site-metadata';
import { Trouble } from '@/components/layout/trouble';
import { findOutage } from '@/lib/find-outage';
import { askedHeader } from '@/lib/headers/asked-header';

export const metadata = siteMetadata;

/** A nonce exists per request, and Next puts it on its scripts only where it renders per request. */
export const dynamic = 'force-dynamic';

/** Shown without the database, so that the answer to a form posted there still holds what was typed. */
const showsWithoutDatabase = new Set(['POST /contact', 'POST /sign-up']);

/** Knows nothing about the person. Each page wraps itself in a `PageFrame`, with its own way to sign out. */
export default async function LiveLayout({ children }: { children: ReactNode }) {
  // Asked first: a page that fails halfway reaches a browser without JavaScript as an empty one.
  const outage = await findOutage();
  const asked = (await headers()).get(askedHeader) ?? '';
  return (
    <Document>
      {outage && !showsWithoutDatabase.has(asked) ? <Trouble id={outage} /> : children}
      <Footer />
    </Document>
  );
}
