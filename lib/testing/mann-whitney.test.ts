import { describe, expect, it } from 'vitest';
import { mannWhitneyP } from './mann-whitney';

/** Park and Miller's generator: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Times as a server has them: a floor, a spread, and now and then a long one. */
function times(random: () => number, extraMs: number): number[] {
  return Array.from({ length: 500 }, () => 50 + extraMs + random() * 8 - Math.log(random()) * 2);
}

describe('the Mann-Whitney test', () => {
  it('gives the p of samples worked out elsewhere', () => {
    // 1 to 20 against 11 to 30: U = 50, z = 4.0454, p = 5.2125e-5, counted pair by pair.
    const one = Array.from({ length: 20 }, (_, at) => at + 1);
    const two = Array.from({ length: 20 }, (_, at) => at + 11);
    expect(mannWhitneyP(one, two)).toBeCloseTo(5.2125e-5, 6);
    expect(mannWhitneyP([1, 1, 1], [1, 1, 1])).toBe(1);
  });

  it('finds a millisecond between two kinds of answers', () => {
    const random = seeded(7);
    expect(mannWhitneyP(times(random, 0), times(random, 1))).toBeLessThan(0.001);
  });

  it('finds nothing between answers of one kind, whatever the order', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = seeded(seed);
      const [one, two] = [times(random, 0), times(random, 0)];
      expect(mannWhitneyP(one, two)).toBeGreaterThan(0.001);
      expect(mannWhitneyP(one, two)).toBeCloseTo(mannWhitneyP(two, one), 10);
    }
  });
});
