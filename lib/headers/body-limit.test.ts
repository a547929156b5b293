import { describe, expect, it } from 'vitest';
import { isTooLarge, largestBody } from './body-limit';

const told = (length: string) => new Headers({ 'content-length': length });

function chunks(count: number, size: number) {
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === count) return controller.close();
      sent += 1;
      controller.enqueue(new Uint8Array(size));
    },
  });
  return { stream, sent: () => sent };
}

describe('a body whose length is told', () => {
  it.each([
    ['0', false],
    [String(largestBody), false],
    [String(largestBody + 1), true],
    ['99999999999999999999', true],
    ['-1', true],
    ['1e9', true],
    ['', true],
  ])('of %j bytes', async (length, expected) => {
    expect(await isTooLarge(told(length), null)).toBe(expected);
  });
});

describe('a body sent in chunks', () => {
  it('is taken up to the limit', async () => {
    expect(await isTooLarge(new Headers(), chunks(100, 1024).stream)).toBe(false);
  });

  it('is read no further than the limit', async () => {
    const endless = chunks(1_000_000, 1024);
    expect(await isTooLarge(new Headers(), endless.stream)).toBe(true);
    expect(endless.sent()).toBeLessThan(110);
  });

  it('may be absent', async () => {
    expect(await isTooLarge(new Headers(), null)).toBe(false);
  });
});
