'use client';

import { useEffect, useState } from 'react';
import type { CopyProgress } from '@/lib/data-rights/copy/copies-under-way';
import { type Followed, followCopies, mayStillCome } from './follow-copies';

/** Null where there is no answer, or none that could be told of. */
async function askForCopies(): Promise<CopyProgress[] | null> {
  try {
    const answer = await fetch('/api/download/progress', { redirect: 'error' });
    return answer.ok ? (await answer.json()).copies : null;
  } catch {
    return null;
  }
}

const pauseMs = (answers: number): number => (answers < 30 ? 1000 : 5000);

/**
 * How far the person's copies are, from `begin` on until all of them have ended. Without JavaScript there is only the browser's own
 * list of downloads.
 * @param shownAt when the page was made, by the server's clock: what was over by then is not of this page
 */
export function useCopies(shownAt: string): { copies: readonly CopyProgress[]; begun: boolean; begin: () => void } {
  const [followed, setFollowed] = useState<Followed>({ since: shownAt, copies: [], answers: 0, silent: 0 });
  const [presses, setPresses] = useState(0);
  const { answers } = followed;
  const waits = presses > 0 && mayStillCome(followed);
  useEffect(() => {
    if (!waits) return;
    let over = false;
    const ask = async () => {
      const answer = await askForCopies();
      if (!over) setFollowed((before) => followCopies(before, answer));
    };
    const timer = setTimeout(ask, pauseMs(answers));
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [waits, answers]);
  const begin = () => {
    setPresses((before) => before + 1);
    setFollowed(({ since, copies }) => ({
      since: copies[0]?.startedAt ?? since,
      copies: copies.filter(({ state }) => state === 'coming'),
      answers: 0,
      silent: 0,
    }));
  };
  return { copies: followed.copies, begun: presses > 0, begin };
}
