import type { DataSubject } from '@/lib/db/doors';
import type { CopyChoice } from './choice';
import { countRows } from './count-rows';

/** So long an ended copy is still told of: whoever waits for it asks much more often. */
const toldForMs = 5 * 60 * 1000;

/** How far one copy is. Only the server that makes it knows, in its memory: numbers, and nothing of what is in them. */
export class CopyUnderWay {
  readonly startedAt = new Date();
  state: 'coming' | 'done' | 'broken' = 'coming';
  #written = 0;
  #counted: number | null = null;

  constructor(readonly choice: CopyChoice) {}

  /** Each row stands in two files, and counts half in each. */
  addToFile(rows: number): void {
    this.#written += rows / 2;
  }

  get written(): number {
    return Math.floor(this.#written);
  }

  /** All the rows there are to write. Counted when it is first asked for: that takes time, and most copies are over before. */
  async count(subject: DataSubject): Promise<number> {
    this.#counted ??= Object.values(await countRows(subject, this.choice)).reduce((sum, rows) => sum + rows, 0);
    return this.#counted;
  }
}

// The framework may load two endpoints as separate bundles; what is under way is one list.
const shared = globalThis as typeof globalThis & { portalCopies?: Map<string, Set<CopyUnderWay>> };
shared.portalCopies ??= new Map();
const copies = shared.portalCopies;

export function beginCopy(subject: DataSubject, choice: CopyChoice): CopyUnderWay {
  const copy = new CopyUnderWay(choice);
  copies.set(subject.id, (copies.get(subject.id) ?? new Set()).add(copy));
  return copy;
}

/** Unless it is done it broke off. It is told of for five minutes more. */
export function endCopy(subject: DataSubject, copy: CopyUnderWay): void {
  if (copy.state === 'coming') copy.state = 'broken';
  const forget = () => {
    const own = copies.get(subject.id);
    own?.delete(copy);
    if (own?.size === 0) copies.delete(subject.id);
  };
  setTimeout(forget, toldForMs).unref();
}

export interface CopyProgress {
  startedAt: string;
  state: CopyUnderWay['state'];
  /** Rows. */
  written: number;
  /** Rows there were in all when that was first asked. */
  counted: number;
}

/** The copies that this server makes for the person, or has made within minutes; the newest first. */
export const readProgress = (subject: DataSubject): Promise<CopyProgress[]> =>
  Promise.all(
    [...(copies.get(subject.id) ?? [])].toReversed().map(async (copy) => {
      const counted = await copy.count(subject);
      const { startedAt, state, written } = copy;
      return { startedAt: startedAt.toISOString(), state, written, counted };
    }),
  );
