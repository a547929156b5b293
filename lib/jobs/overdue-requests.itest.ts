import { expect, it, vi } from 'vitest';
import { makePerson } from '@/lib/testing/people';
import { ageRequest, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { sweep } from './sweep';

const database = useDatabase();

it('says once a day how many requests are overdue, and nothing of whom they are', async () => {
  const ines = await makePerson('ines@portal.test');
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  const id = await makeRequest(ines, { law: 'pipa' });
  await sweep();
  expect(written).toEqual([]);
  await ageRequest(database.admin, id, '12 days');
  for (let each = 0; each < 2; each += 1) await sweep();
  spy.mockRestore();
  expect(written.map((line) => JSON.parse(line))).toMatchObject([{ event: 'request-overdue', requests: 1 }]);
  for (const secret of [ines.id, id, 'ines']) expect(written.join('')).not.toContain(secret);
});
