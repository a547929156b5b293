import type { CopyProgress } from '@/lib/data-rights/copy/copies-under-way';

export interface Followed {
  /** Copies begun by then that have ended are of no interest any more. */
  since: string;
  /** The newest first. */
  copies: readonly CopyProgress[];
  /** Since a copy was last asked for. */
  answers: number;
  /** The last so many of them said nothing of any copy. */
  silent: number;
}

/** So many answers that know of no copy: it never began, or its server is gone. One of several servers knows only its own. */
const silentAtMost = 10;

const isComing = ({ state }: CopyProgress): boolean => state === 'coming';

/** Whether another answer could tell more. */
export const mayStillCome = ({ copies, silent }: Followed): boolean =>
  silent < silentAtMost && (copies.length === 0 || copies.some(isComing));

/** Where a server answers that it knows of none any more it was started anew, and they with it; otherwise nobody can tell. */
const giveUp = (copies: readonly CopyProgress[], answer: CopyProgress[] | null): CopyProgress[] =>
  answer === null
    ? copies.filter((copy) => !isComing(copy))
    : copies.map((copy) => (isComing(copy) ? { ...copy, state: 'broken' } : copy));

/** What is known after one more answer; null for one that said nothing. */
export function followCopies({ since, copies, answers, silent }: Followed, answer: CopyProgress[] | null): Followed {
  const told = (answer ?? []).filter((copy) => isComing(copy) || copy.startedAt > since);
  const untold = copies.filter((copy) => !told.some(({ startedAt }) => startedAt === copy.startedAt));
  const silentNow = told.length > 0 ? 0 : silent + 1;
  const all = [...told, ...untold].toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return {
    since,
    copies: silentNow < silentAtMost ? all : giveUp(all, answer),
    answers: answers + 1,
    silent: silentNow,
  };
}
