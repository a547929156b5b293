import { describe, expect, it } from 'vitest';
import { currentPasswordText, emailText, passwordText, text } from './fields';

const schemas = {
  text: text({ label: 'name', maxLength: 200, required: true, manyLines: false }),
  'long text': text({ label: 'story', maxLength: 5000, required: true, manyLines: true }),
  email: emailText(),
  password: passwordText(),
  'current password': currentPasswordText(),
};

const patterns: Record<string, (length: number) => string> = {
  letters: (length) => 'a'.repeat(length),
  blanks: (length) => `a${' '.repeat(length)}a`,
  'line breaks': (length) => `a${'\r\n'.repeat(length / 2)}a`,
  dots: (length) => `${'a.'.repeat(length / 2)}@`,
  'at signs': (length) => '@'.repeat(length),
  labels: (length) => `a@${'a-'.repeat(length / 2)}`,
  'combining marks': (length) => `a${'\u0301'.repeat(length / 2)}${'\u0316'.repeat(length / 2)}`,
  'mixed combining marks': (length) => `a${'\u0301\u0316'.repeat(length / 2)}`,
  'joined marks': (length) => `a${`${'\u0301\u0316'.repeat(15)}\u200D`.repeat(length / 31)}`,
};

/** In milliseconds of this process's own time: what others on the machine do does not count. */
function bestOf(rounds: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe.each(Object.entries(schemas))('%s takes time in proportion to its length, at most', (_, schema) => {
  it.each(Object.entries(patterns))('of %s', (_, pattern) => {
    const short = pattern(3125);
    const long = pattern(100_000);
    const shortTime = bestOf(9, () => schema.safeParse(short));
    const longTime = bestOf(9, () => schema.safeParse(long));
    // 32 times the length: quadratic work would take 1,024 times as long. The two milliseconds stand for the timer's noise.
    expect(longTime).toBeLessThan(200 * shortTime + 2);
  });
});
