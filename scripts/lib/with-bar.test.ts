import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withBar } from './with-bar';

const { isTTY } = process.stdout;
let written = '';

beforeEach(() => {
  written = '';
  // Straight to this file: a terminal's own cursor and width are not at hand here.
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.stdout.isTTY = isTTY;
});

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

it('leaves no timer behind work that failed, which would keep the command from ending', async () => {
  process.stdout.isTTY = true;
  const before = timers();
  let during = before;
  const failing = withBar('{value} of {total}', 10, async (told) => {
    told(3, 20);
    during = timers();
    throw new Error('half way');
  });
  await expect(failing).rejects.toThrow('half way');
  expect([during, timers()]).toEqual([before + 1, before]);
  expect(written).toContain('3 of 20');
});

it('shows a bar once there is something to do, and none where there is nothing', async () => {
  process.stdout.isTTY = true;
  await withBar(
    '{value} of {total}',
    async () => 0,
    async (told) => told(0),
  );
  expect(written).toBe('');
  await withBar('{value} of {total}', 0, async (told) => {
    told(1, 2);
    told(2, 2);
  });
  expect(written).toContain('2 of 2');
});

it('shows nothing and counts nothing where nobody watches', async () => {
  process.stdout.isTTY = false;
  const count = vi.fn(async () => 10);
  expect(await withBar('{value}', count, async (told) => told(3) ?? 'done')).toBe('done');
  expect([written, count.mock.calls.length]).toEqual(['', 0]);
});
