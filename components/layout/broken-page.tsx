'use client';

import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { currentMailbox } from '@/lib/policy/current-mailbox';

interface BrokenPageProps {
  /** The event's id in our log. */
  id: string | undefined;
  retry: () => void;
}

export function BrokenPage({ id, retry }: BrokenPageProps) {
  return (
    <main id="main" className="wrap pb-24">
      <PageTitle
        title="Something went wrong on our side"
        lede="Whether your last step was done is not certain: look whether it arrived before you send it again."
        facts={
          id && (
            <span>
              If it happens again, write to <a href={`mailto:${currentMailbox}`}>{currentMailbox}</a> and name the error{' '}
              <b>{id}</b>.
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
