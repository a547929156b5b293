import { and, asc, type SQL, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { reportError } from '@/lib/report-error';
import { eraseSubject } from '../erase-subject';
import { columnOf, dueAt } from './due';
import { noteDestruction } from './note-destruction';
import type { Place, PlacedId } from './places';

const pageSize = 500;

interface DuePerson {
  id: string;
  time: string;
}

function listDue(id: PlacedId, place: Place, cutOff: Date, after: DuePerson | undefined): Promise<DuePerson[]> {
  const { table, time, where } = dueAt(id, place, cutOff);
  const person = columnOf(table, place.table === 'subjects' ? 'id' : 'subjectId');
  const next: SQL | undefined = after && sql`(${time}, ${person}) > (${after.time}::timestamptz, ${after.id})`;
  return asSystem('sweep', (tx) =>
    tx
      .select({ id: sql<string>`${person}`, time: sql<string>`${time}::text` })
      .from(table)
      .where(and(where, next))
      .orderBy(asc(time), asc(person))
      .limit(pageSize),
  );
}

/** Erases the people who are due in one place, each in a transaction of their own. */
export async function erasePeople(
  run: string,
  id: PlacedId,
  place: Place,
  cutOff: Date,
  told: (count: number) => void,
): Promise<number> {
  const stillDue = place.ends === 'eraseAfter' || place.ends === 'closesAt' ? place.ends : null;
  const sweep = { stillDue, note: noteOne(run, id) };
  let erased = 0;
  for (let after: DuePerson | undefined; ; ) {
    const page = await listDue(id, place, cutOff, after);
    for (const person of page) {
      try {
        if (await eraseSubject(person.id, sweep)) erased += 1;
      } catch (error) {
        // One that cannot be destroyed must not keep the others; the next sweep tries it again.
        reportError('erasure-failed', error);
      }
      told(1);
    }
    if (page.length < pageSize) return erased;
    after = page.at(-1);
  }
}

const noteOne =
  (run: string, id: PlacedId) =>
  (tx: Parameters<typeof noteDestruction>[0]): Promise<void> =>
    noteDestruction(tx, run, id, 1);
