import { appendFileSync, mkdirSync } from 'node:fs';

export const canaryFile = 'test-results/canaries.jsonl';

/** Texts of this run that no log may hold: addresses, names, passwords, tokens, what somebody wrote. */
export function noteCanaries(...texts: string[]): void {
  mkdirSync('test-results', { recursive: true });
  appendFileSync(canaryFile, texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
}
