import { afterEach, expect, it, vi } from 'vitest';
import { hourly } from './hourly';

afterEach(() => void vi.useRealTimers());

it('asks once within an hour, and again when it is over', async () => {
  vi.useFakeTimers();
  let asked = 0;
  const ask = hourly(async () => {
    asked += 1;
    return asked;
  });
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  vi.advanceTimersByTime(3_599_999);
  expect(await ask()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await ask()).toBe(2);
});

it('does not keep a failure', async () => {
  let asked = 0;
  const ask = hourly(async () => {
    asked += 1;
    if (asked === 1) throw new Error('gone');
    return asked;
  });
  await expect(ask()).rejects.toThrow('gone');
  expect(await ask()).toBe(2);
});
