import { mannWhitneyP } from '@/lib/testing/mann-whitney';
import { expect, makePerson, newAddress, newVisitor, type Person, test } from './support/http-fixtures';
import type { Answer } from './support/visitor';

const rounds = 200;

/** What somebody outside can tell two answers apart by, without what is new in each answer to anybody. */
function seen({ status, headers, leadsTo, body }: Answer, email: string) {
  const { date: _, ...told } = Object.fromEntries(headers);
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(told['content-security-policy'] ?? '') ?? [];
  // The page once more, as data for its scripts, comes in pieces whose order is chance.
  const shown = body.replaceAll(/<script\b.*?<\/script>/gs, '');
  const all = JSON.stringify({ status, leadsTo, told, shown });
  return all.replaceAll(nonce, 'a nonce').replaceAll(email, 'an address');
}

test('a reset asked for a known and for an unknown address is answered alike, and as fast', async ({ portal }) => {
  test.setTimeout(150_000);
  const people: Person[] = [];
  while (people.length < 5) people.push(await makePerson(portal));
  const visitor = newVisitor(portal);
  const { hidden } = await visitor.findForm('/reset-password', ['email']);
  const times = { known: [] as number[], unknown: [] as number[] };
  const answers = new Set<string>();
  const ask = async (kind: 'known' | 'unknown', email: string) => {
    // Whether an address was asked for before is no part of the question.
    await portal.database.query('delete from rate_limits');
    const start = performance.now();
    const answer = await visitor.post('/reset-password', [...hidden, ['email', email]]);
    times[kind].push(performance.now() - start);
    answers.add(seen(answer, email));
  };
  for (let round = 0; round < rounds; round += 1) {
    const known = people[round % people.length]?.email ?? '';
    const pair = [() => ask('known', known), () => ask('unknown', newAddress())];
    for (const each of round % 2 === 0 ? pair : pair.toReversed()) await each();
  }
  expect(answers.size, [...answers].join('\n')).toBe(1);
  expect([...answers][0]).toContain('/reset-password/sent');
  expect(times.known).toHaveLength(rounds);
  // Chance alone goes below this once in 50,000 runs; a real difference goes far below.
  expect(mannWhitneyP(times.known, times.unknown)).toBeGreaterThan(0.00001);
  // The same measure does find a difference of a third.
  expect(
    mannWhitneyP(
      times.known.map((time) => time * 1.33),
      times.unknown,
    ),
  ).toBeLessThan(0.00001);
});

test('a sign-up is answered alike for a known and an unknown address, and so is a wrong sign-in', async ({
  portal,
}) => {
  const { email, password } = await makePerson(portal);
  const signUps = new Set<string>();
  const signIns = new Set<string>();
  for (const address of [email, newAddress(), newAddress()]) {
    const decisions = { 'decide-account': 'yes', 'decide-abroad': 'yes', 'decide-marketing': 'no' };
    const up = await newVisitor(portal).submit('/sign-up', { email: address, password, ...decisions });
    signUps.add(seen(up, address));
    const into = await newVisitor(portal).submit('/sign-in', { email: address, password: `not ${password}` });
    signIns.add(seen(into, address));
  }
  expect(signUps.size, [...signUps].join('\n')).toBe(1);
  expect(signIns.size, [...signIns].join('\n')).toBe(1);
});
