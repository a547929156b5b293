import { expect, it } from 'vitest';
import { mannWhitneyP } from '@/lib/testing/mann-whitney';
import { timeAnswers } from '@/lib/testing/sign-up-times';
import { useDatabase } from '@/lib/testing/use-database';

useDatabase();

it('the time an answer takes does not tell whether an address is known', { timeout: 300_000 }, async () => {
  const { signUps, resets, codes } = await timeAnswers(200);
  // Chance alone goes below this once in 50,000 runs; a real difference goes far below.
  expect(mannWhitneyP(signUps.known, signUps.unknown)).toBeGreaterThan(0.00001);
  expect(mannWhitneyP(resets.known, resets.unknown)).toBeGreaterThan(0.00001);
  expect(mannWhitneyP(codes.known, codes.unknown)).toBeGreaterThan(0.00001);
  // The same measure does find 5 milliseconds more.
  for (const { known, unknown } of [resets, codes]) {
    const slower = unknown.map((time) => time + 5);
    expect(mannWhitneyP(known, slower)).toBeLessThan(0.00001);
  }
});
