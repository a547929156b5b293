import { randomBytes } from 'node:crypto';
import { type Place, type Scan, saidOf, scan } from '@/lib/testing/traces/scan';
import { controlsOf } from '@/lib/testing/traces/text-forms';

/** The proof does not hold; the message says where. */
export class ProofError extends Error {}

export interface PlaceRow {
  place: string;
  /** Of the last look. */
  pieces: number;
  bytes: number;
  /** How many forms of a planted text were found there. */
  controls: number;
}

export interface Part {
  title: string;
  places: Map<string, PlaceRow>;
  claims: string[];
}

/** Collects what held, for the report; stops at the first thing that does not. */
export class Proof {
  readonly parts: Part[] = [];

  constructor(private readonly say: (line: string) => void) {}

  begin(title: string): void {
    this.say(`\n${title}`);
    this.parts.push({ title, places: new Map(), claims: [] });
  }

  get #part(): Part {
    const part = this.parts.at(-1);
    if (!part) throw new Error('No part of the proof has begun');
    return part;
  }

  /** @throws ProofError where it does not hold */
  claim(sentence: string, holds: boolean, otherwise = ''): void {
    if (!holds) throw new ProofError(`This does not hold: ${sentence}${otherwise && `\n${otherwise}`}`);
    this.#part.claims.push(sentence);
    this.say(`  ✓ ${sentence}`);
  }

  /** @throws ProofError where one of the texts can be read */
  nothingIn(sentence: string, places: readonly Place[], texts: Readonly<Record<string, string>>): void {
    const result = scan(places, texts);
    for (const { place, ...looked } of result.looked) {
      const before = this.#part.places.get(place);
      this.#part.places.set(place, { controls: 0, ...before, place, ...looked });
    }
    this.claim(sentence, result.found.length === 0, this.#where(result));
  }

  #where(result: Scan): string {
    const pieces = new Set(result.found.map(({ place, piece }) => `  ${piece} (${place})`));
    return [...saidOf(result), ...[...pieces].slice(0, 20)].join('\n');
  }

  /** @throws ProofError where a form of a text that was planted in all of these places is not found: the search is blind there */
  everythingFound(places: readonly Place[], text: string): void {
    const forms = Object.keys(controlsOf(text));
    const { found, looked } = scan(places, { planted: text });
    for (const { place, pieces, bytes } of looked) {
      const seen = new Set(found.flatMap((find) => (find.place === place ? [find.form] : [])));
      const missed = forms.filter((form) => !seen.has(form));
      if (missed.length > 0)
        throw new ProofError(`The search is blind in ${place}: it did not find ${missed.join('; ')}.`);
      this.#part.places.set(place, { place, pieces, bytes, controls: forms.length });
    }
    this.claim(
      `The same search finds a planted text in each of these ${places.length} places, in each of ${forms.length} forms.`,
      places.length > 0,
    );
  }
}

export const newControl = (): string => `Planted${randomBytes(12).toString('hex')}`;
