import { expect, it } from 'vitest';
import { makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { listVisits, visitsPerPage } from './list-visits';

const database = useDatabase();

/** Microseconds apart, three at each: pages end within a millisecond, and among equals. */
const insertVisits = (subjectId: string, count: number) =>
  database.admin.query(
    `insert into visits (id, subject_id, at, usage_record)
     select md5(n || $1), $1, '2026-01-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 microsecond', 'saw-overview'
     from generate_series(1, $2::int) n`,
    [subjectId, count],
  );

it('page after page shows each visit once, also those of the same millisecond', async () => {
  const person = await makePerson('ines@portal.test');
  const count = 3 * visitsPerPage + 4;
  await insertVisits(person.id, count);
  const shown: string[] = [];
  for (let page = await listVisits(person); page.length > 0; page = await listVisits(person, page.at(-1)?.id))
    shown.push(...page.map(({ id }) => id));
  const { rows } = await database.admin.query('select id from visits where subject_id = $1 order by at desc, id desc', [
    person.id,
  ]);
  expect(shown).toEqual(rows.map(({ id }) => id));
  expect(new Set(shown).size).toBe(count);
});

it('behind a visit of somebody else nothing is shown', async () => {
  const [mia, otto] = [await makePerson('mia@portal.test'), await makePerson('otto@portal.test')];
  for (const { id } of [mia, otto]) await insertVisits(id, 5);
  const [theirs] = await listVisits(otto);
  expect(theirs).toBeDefined();
  expect(await listVisits(mia, theirs?.id)).toEqual([]);
});
