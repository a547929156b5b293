import type { Metadata } from 'next';
import { MissingPage } from '@/components/layout/missing-page';
import { PageFrame } from '@/components/layout/page-frame';

export const metadata: Metadata = { title: 'There is no page here' };

export default function LiveNotFound() {
  return (
    <PageFrame>
      <MissingPage />
    </PageFrame>
  );
}
