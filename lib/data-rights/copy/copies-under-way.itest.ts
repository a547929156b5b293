import { makeZip } from 'client-zip';
import { expect, it } from 'vitest';
import { insertVisits } from '@/lib/testing/insert-visits';
import { makePerson } from '@/lib/testing/people';
import { readCopy } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';
import { readProgress } from './copies-under-way';
import { makeCopy } from './make-copy';

const database = useDatabase();

it('a person reads how far each of their copies is, to its end or until it breaks off, and nobody else does', async () => {
  const [ines, otto] = [await makePerson('ines@portal.test'), await makePerson('otto@portal.test')];
  await insertVisits(database.admin, ines.id, 5000);
  expect(await readProgress(ines)).toEqual([]);
  const day = { parts: ['activity'], from: new Date('2026-01-01'), before: new Date('2026-01-02') } as const;
  const reader = makeZip(makeCopy(ines, day)).getReader();
  while ((await readProgress(ines))[0]?.written !== 2500) expect((await reader.read()).done).toBe(false);
  // 5,000 visits are written once of twice; the session has no date, and stays.
  expect(await readProgress(ines)).toMatchObject([{ state: 'coming', written: 2500, counted: 5001 }]);
  await reader.cancel().catch(() => undefined);
  expect(await readProgress(ines)).toMatchObject([{ state: 'broken', counted: 5001 }]);

  await readCopy(ines, { parts: ['activity'], from: null, before: new Date('2026-01-01') });
  expect(await readProgress(ines)).toMatchObject([{ state: 'done', written: 1, counted: 1 }, { state: 'broken' }]);

  await readCopy(ines);
  const [newest, ...others] = await readProgress(ines);
  expect(newest).toMatchObject({ state: 'done', written: newest?.counted });
  expect(newest?.counted).toBeGreaterThan(5001);
  expect(others).toHaveLength(2);
  expect(await readProgress(otto)).toEqual([]);
});
