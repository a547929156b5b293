import { MissingPage } from '@/components/layout/missing-page';
import { PageFrame } from '@/components/layout/page-frame';

export default function LiveNotFound() {
  return (
    <PageFrame>
      <MissingPage />
    </PageFrame>
  );
}
