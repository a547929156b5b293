'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function LiveError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage id={error.digest} retry={reset} />;
}
