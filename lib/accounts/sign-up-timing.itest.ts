import { expect, it } from 'vitest';
import { mannWhitneyP } from '@/lib/testing/mann-whitney';
import { goodPassword, makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { requestReset } from './reset-password';
import { signUp } from './sign-up';

useDatabase();

const rounds = 500;
const known = (round: number) => `known${round % 20}@portal.test`;
const unknown = (round: number) => `never${round}@portal.test`;

/** Milliseconds of each call, known and unknown by turns, and which goes first by turns as well. */
async function timeByTurns(call: (email: string) => Promise<unknown>): Promise<{ known: number[]; unknown: number[] }> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const measure = async (kind: 'known' | 'unknown', email: string) => {
    const start = performance.now();
    await call(email);
    times[kind].push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round += 1) {
    const pair = [() => measure('known', known(round)), () => measure('unknown', unknown(round))];
    for (const each of round % 2 === 0 ? pair : pair.reverse()) await each();
  }
  return times;
}

it('the time an answer takes does not tell whether an address has an account', { timeout: 300_000 }, async () => {
  for (let person = 0; person < 20; person += 1) await makePerson(known(person));
  const signUps = await timeByTurns((email) =>
    signUp({ email, password: goodPassword, decisions: { account: 'yes', abroad: 'yes', marketing: 'no' } }),
  );
  const resets = await timeByTurns(requestReset);
  // Chance alone goes below this once in 50,000 runs; a real difference of a few milliseconds goes far below.
  expect(mannWhitneyP(signUps.known, signUps.unknown)).toBeGreaterThan(0.00001);
  expect(mannWhitneyP(resets.known, resets.unknown)).toBeGreaterThan(0.00001);
  // The same measure does find five milliseconds more.
  expect(
    mannWhitneyP(
      resets.known,
      resets.unknown.map((time) => time + 5),
    ),
  ).toBeLessThan(0.00001);
});
