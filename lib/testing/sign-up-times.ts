import { requestReset } from '@/lib/accounts/reset-password';
import { requestAddressCode } from '@/lib/auth/address-codes';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { goodPassword, inquiryDecisions, makePerson, sampleInquiry, startSignUp } from './people';

export interface Times {
  known: number[];
  unknown: number[];
}

const people = 10;
const known = (round: number) => `known${round % people}@portal.test`;
const unknown = (round: number) => `never${round}@portal.test`;

/** Milliseconds of each call, known and unknown by turns, and which goes first by turns as well. */
async function timeByTurns(rounds: number, call: (email: string) => Promise<unknown>): Promise<Times> {
  const times: Times = { known: [], unknown: [] };
  const measure = async (kind: keyof Times, email: string) => {
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

/** How long the answers take that must not tell whether an address has an account, or has written to us without one. */
export async function timeAnswers(rounds: number): Promise<{ signUps: Times; resets: Times; codes: Times }> {
  for (let person = 0; person < people; person += 1) {
    await makePerson(known(person));
    // Signed out: what a code would show.
    await sendInquiry('question', { ...sampleInquiry, email: known(person) }, inquiryDecisions);
  }
  const signUps = await timeByTurns(rounds, (email) => startSignUp(email, 'no', goodPassword));
  const resets = await timeByTurns(rounds, requestReset);
  return { signUps, resets, codes: await timeByTurns(rounds, requestAddressCode) };
}
