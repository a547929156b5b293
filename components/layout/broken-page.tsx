'use client';

import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';

interface BrokenPageProps {
  /** The event's id in our log. */
  id: string | undefined;
  retry: () => void;
}

export function BrokenPage({ id, retry }: BrokenPageProps) {
  return (
    <main id="main" className="wrap pb-24">
      <PageTitle
        title="Something failed on our side"
        lede="What was stored before is safe. Whether your last step was stored is not certain, so look before you repeat it."
        facts={
          id && (
            <span>
              Event <b>{id}</b>, if you want to write to us about it
            </span>
          )
        }
      />
      <p className="flex flex-wrap items-center gap-4">
        <Button type="button" onClick={retry}>
          Try again
        </Button>
        <a href="/">Go to the start</a>
      </p>
    </main>
  );
}
