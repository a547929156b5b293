import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { findErasure } from '@/lib/data-rights/erase/find-erasure';
import { env } from '@/lib/env';
import { ErasureReport } from './erasure-report';

export const metadata: Metadata = { title: 'How an erasure stands', robots: { index: false, follow: false } };

/** For somebody who is signed in no more. The number is all it takes to read it, and all that leads to it. */
export default async function ClosedPage({ params }: { params: Promise<{ number: string }> }) {
  const erasure = await findErasure((await params).number);
  if (!erasure) notFound();
  return (
    <PageFrame>
      <ErasureReport erasure={erasure} now={new Date()} isLocal={env().mode === 'local'} />
    </PageFrame>
  );
}
