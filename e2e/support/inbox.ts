import type { InboxMail } from './start-inbox';

const patienceMs = 15_000;

/** Reads mail as one test sees it: a mail that was waited for is not found again. */
export class Inbox {
  #seen = new Set<number>();

  constructor(private readonly url: string) {}

  async list(to: string, subject = '', wait = 0): Promise<InboxMail[]> {
    const query = new URLSearchParams({ to, subject, wait: String(wait) });
    const response = await fetch(`${this.url}/messages?${query}&after=${Math.max(0, ...this.#seen)}`);
    return response.json();
  }

  /** The next mail to this address whose subject holds these words. */
  async waitFor(to: string, subject = ''): Promise<InboxMail> {
    const [mail] = await this.list(to, subject, patienceMs);
    if (!mail) throw new Error(`No mail to ${to} about "${subject}" came within ${patienceMs / 1000} seconds.`);
    this.#seen.add(mail.number);
    return mail;
  }
}
