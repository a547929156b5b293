import { afterEach, expect, it, vi } from 'vitest';
import { policy } from '@/lib/policy/current';
import { makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { tellUnpublished } from './tell-unpublished';

useDatabase();

const written: string[] = [];
const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
afterEach(() => {
  written.length = 0;
});

it('what is collected and not published is said once a day, and of whom it is not', async () => {
  const ines = await makePerson('ines@portal.test');
  await tellUnpublished()();
  await tellUnpublished({ ...policy.california, categories: [...policy.california.categories] })();
  expect(written).toEqual([]);

  const tell = tellUnpublished({ ...policy.california, categories: ['professional'], sources: ['person'] });
  for (let each = 0; each < 2; each += 1) await tell();
  expect(written.map((line) => JSON.parse(line))).toMatchObject([{ event: 'california-unpublished', unpublished: 3 }]);
  for (const secret of [ines.id, 'ines']) expect(written.join('')).not.toContain(secret);
  spy.mockRestore();
});
