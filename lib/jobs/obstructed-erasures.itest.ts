import { expect, it, vi } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { finishErasures } from '@/lib/data-rights/erase/finish-erasures';
import { noteCustomer } from '@/lib/data-rights/erase/stripe-by-hand';
import { goodPassword, makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { sweep } from './sweep';

useDatabase();

it('says once a day how many erasures need a person, and nothing of whom they are', async () => {
  const ines = await makePerson('ines@portal.test');
  await noteCustomer('jin', 'ines@portal.test', 'cus_Ines');
  const closed = await closeAccount(ines, goodPassword, 'now');
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  await sweep();
  expect(written).toEqual([]);
  // No key of Stripe is set here.
  await finishErasures();
  for (let each = 0; each < 2; each += 1) await sweep();
  spy.mockRestore();
  expect(written.map((line) => JSON.parse(line))).toMatchObject([{ event: 'erasure-needs-person', erasures: 1 }]);
  const number = closed.ok && closed.value.number;
  for (const secret of [ines.id, number || 'no number', 'ines', 'cus_']) expect(written.join('')).not.toContain(secret);
});
