import { randomBytes, randomInt } from 'node:crypto';
import type { FormControl } from '../support/read-forms';

const word = () => randomInt(0x1000, 0xffff).toString(16);

/** What one person tells a portal: each text begins with the person's mark and ends with where it was typed. */
export class Canaries {
  /** Short enough for a phone number. */
  readonly mark = `Canary${randomBytes(8).toString('hex')}`;
  /** Their network: it is what a portal counts by, so no shorter part of the address may be found either. */
  readonly #network = `2001:db8:${word()}:${word()}`;
  readonly ipAddress = `${this.#network}:${word()}:${word()}:${word()}:${word()}`;
  /** Cookies and tokens, by name: nobody typed them, and they open something. */
  readonly secrets = new Map<string, string>();
  /** What was chosen from a list, by the name of its field: no text of our own fits there. */
  readonly chosen = new Map<string, string>();
  readonly #numbers: string[] = [];
  #count = 0;
  readonly userAgent = this.text('user-agent');

  text(where: string): string {
    this.#count += 1;
    return `${this.mark}-${this.#count}-${where}`;
  }

  address(where: string): string {
    return `${this.text(where).toLowerCase()}@mail.example`;
  }

  /** How many texts there are. */
  get count(): number {
    return this.#count;
  }

  /** What fits a control; of a list the longest entry, which chance finds least. */
  for({ name, kind, options }: FormControl): string {
    if (kind === 'radio') return options.includes('yes') ? 'yes' : (options[0] ?? '');
    if (kind === 'email') return this.address(name);
    if (kind === 'choice') {
      const [longest = ''] = options.toSorted((one, other) => other.length - one.length);
      this.chosen.set(name, longest);
      return longest;
    }
    if (['text', 'long-text', 'tel', 'password'].includes(kind)) return this.text(name);
    throw new Error(`The field ${name} is a control of the kind ${kind}, which nothing here can fill in.`);
  }

  /** What tells that a text is theirs: the mark, the address they came from, and what others call them by. */
  get marks(): string[] {
    return [this.mark, this.ipAddress, ...this.#numbers];
  }

  /** A number under which somebody else knows them. */
  noteNumber(where: string, number: string): void {
    this.secrets.set(where, number);
    this.#numbers.push(number);
  }

  /** What no place may hold, by name. */
  texts(): Record<string, string> {
    return { 'what was typed': this.mark, 'the IP address': this.#network, ...Object.fromEntries(this.secrets) };
  }
}
