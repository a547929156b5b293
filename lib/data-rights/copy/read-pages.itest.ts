import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
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

const rowsOf = <R>(json: Uint8Array): R[] => JSON.parse(`[${Buffer.from(json).toString('utf8')}]`);

async function allIds(pages: AsyncIterable<OpenedPage>): Promise<unknown[]> {
  const rows: { id: string }[] = [];
  for await (const { json } of pages) rows.push(...rowsOf<{ id: string }>(json));
  return rows.map(({ id }) => id);
}

describe('reading in pages', () => {
  it.each([0, 1, 1999, 2000, 2001, 4000, 5300])('of %i rows has each once, the newest first', async (count) => {
    const mia = await makePerson(`mia-${count}@portal.test`);
    await insertVisits(database.admin, mia.id, count);
    const ids = await allIds(readPages(mia, [visits], wholeCopy));
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
    const pages = readPages(ivo, [visits], wholeCopy);
    expect((await pages.next()).done).toBe(false);
    await eraseSubject(ivo.id, 'over');
    await expect(allIds(pages)).rejects.toThrow(SubjectGoneError);
    await expect(readPages(ivo, [accounts], wholeCopy).next()).rejects.toThrow(SubjectGoneError);
  });

  it('writes an instant to the millisecond, however many digits the database has', async () => {
    const uma = await makePerson('uma@portal.test');
    await database.admin.query(
      `insert into visits (id, subject_id, at, usage_record) values ('a', $1, '2026-01-04T00:00:00.123999Z', 'x'),
        ('b', $1, '2026-01-03T00:00:00.1Z', 'x'), ('c', $1, '2026-01-02T00:00:00Z', 'x'), ('d', $1, '2026-01-01T01:00:00.000001+03:00', 'x')`,
      [uma.id],
    );
    const { value } = await readPages(uma, [visits], wholeCopy).next();
    expect(value && rowsOf<{ at: string }>(value.json).map(({ at }) => at)).toEqual([
      '2026-01-04T00:00:00.123Z',
      '2026-01-03T00:00:00.100Z',
      '2026-01-02T00:00:00.000Z',
      '2025-12-31T22:00:00.000Z',
    ]);
  });

  it.runIf(process.platform === 'linux')('opens them in a thread that lets others go first', async () => {
    const eva = await makePerson('eva@portal.test');
    await allIds(readPages(eva, [visits], wholeCopy));
    // The 19th field of `stat`, behind the name in brackets (proc(5)).
    const niceness = readdirSync('/proc/self/task').map((thread) =>
      Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16]),
    );
    expect(Math.max(...niceness)).toBeGreaterThanOrEqual(10);
    expect(Math.min(...niceness)).toBe(getPriority());
  });

  it('breaks off at a value that does not open, and the next copy is none the worse', async () => {
    const [mia, otto] = [await makePerson('mia@portal.test'), await makePerson('otto@portal.test')];
    await insertVisits(database.admin, mia.id, 3);
    await insertVisits(database.admin, otto.id, 2500);
    await database.admin.query("update visits set ip_address = '\\x01' where subject_id = $1", [mia.id]);
    const reading = [allIds(readPages(mia, [visits], wholeCopy)), allIds(readPages(otto, [visits], wholeCopy))];
    await expect(reading[0]).rejects.toThrow('Not a sealed value: visits|ipAddress|');
    expect(await reading[1]).toHaveLength(2500);
  });
});
