import { randomId } from '@/lib/db/random-id';
import { reportError } from '@/lib/report-error';
import { destroyRows } from './retain/destroy-rows';
import { countDue, readCutOff } from './retain/due';
import { erasePeople } from './retain/erase-people';
import { type PlacedId, placesById } from './retain/places';

/** How many rows, or people, by the rule that ended them. */
export type Destroyed = Partial<Record<PlacedId, number>>;

interface SweepOptions {
  /** These rules only. */
  rules?: readonly PlacedId[];
  /** Told as it goes on: so many more are dealt with. */
  told?: (count: number) => void;
  /** Told of each rule that could not be carried out, which has been reported. */
  failed?: () => void;
}

// A yes to marketing lapses by a job of its own, since a lapse is a line in the ledger and destroys no row.
const swept = placesById.filter(([, place]) => place.fate !== 'lapse');

/**
 * Destroys all whose period was over at `cutOff`. Safe to run anywhere, at any time, on several servers at once, and to
 * kill: each batch, or person, is a transaction that notes in the destruction log what it destroys.
 */
export async function sweepAt(
  cutOff: Date,
  { rules, told = () => undefined, failed }: SweepOptions = {},
): Promise<Destroyed> {
  const run = randomId();
  const destroyed: Destroyed = {};
  for (const [id, place] of swept) {
    if (rules && !rules.includes(id)) continue;
    try {
      const work = place.fate === 'erase' ? erasePeople : destroyRows;
      const count = await work(run, id, place, cutOff, told);
      if (count > 0) destroyed[id] = (destroyed[id] ?? 0) + count;
    } catch (error) {
      // One rule that fails must not keep the others from being carried out.
      reportError('retention-failed', error, { rule: id });
      failed?.();
    }
  }
  return destroyed;
}

/** The same, as of now by the database's clock, which is asked once. */
export const sweepExpired = async (options?: SweepOptions): Promise<Destroyed> => sweepAt(await readCutOff(), options);

/** What a sweep of this moment would destroy. Changes nothing. */
export async function countExpired(): Promise<{ rule: PlacedId; due: number }[]> {
  const cutOff = await readCutOff();
  const due = new Map<PlacedId, number>();
  for (const [id, place] of swept) due.set(id, (due.get(id) ?? 0) + (await countDue(id, place, cutOff)));
  return [...due].map(([rule, count]) => ({ rule, due: count }));
}
