import { describe, expect, it } from 'vitest';
import { insertVisits } from '@/lib/testing/insert-visits';
import { makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { eraseSubject } from '../erase-subject';
import { wholeCopy } from './choice';
import { type CopiedEntry, type CopiedTable, copiedEntries } from './copied-tables';
import type { OpenedPage } from './open-page';
import { readPages, SubjectGoneError } from './read-pages';

const database = useDatabase();

function entryOf(table: CopiedTable): CopiedEntry {
  const entry = copiedEntries.find(({ name }) => name === table);
  if (!entry) throw new Error(`${table} is not copied`);
  return entry;
}

const visits = entryOf('visits');
const accounts = entryOf('accounts');

async function allIds(pages: AsyncIterable<OpenedPage>): Promise<unknown[]> {
  const rows: { id: string }[] = [];
  for await (const { json } of pages) rows.push(...JSON.parse(`[${json}]`));
  return rows.map(({ id }) => id);
}

describe('reading in pages', () => {
  it.each([0, 1, 1999, 2000, 2001, 4000, 5300])('of %i rows has each once, the newest first', async (count) => {
    const mia = await makePerson(`mia-${count}@portal.test`);
    await insertVisits(database.admin, mia.id, count);
    const ids = await allIds(readPages(mia, visits, wholeCopy));
    const { rows } = await database.admin.query(
      'select id from visits where subject_id = $1 order by at desc, id desc',
      [mia.id],
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(count);
  });

  it('breaks off when the person is erased meanwhile, instead of ending as if that were all', async () => {
    const ivo = await makePerson('ivo@portal.test');
    await insertVisits(database.admin, ivo.id, 6500);
    const pages = readPages(ivo, visits, wholeCopy);
    expect((await pages.next()).done).toBe(false);
    await eraseSubject(ivo.id, 'over');
    await expect(allIds(pages)).rejects.toThrow(SubjectGoneError);
    await expect(readPages(ivo, accounts, wholeCopy).next()).rejects.toThrow(SubjectGoneError);
  });
});
