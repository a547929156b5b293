import type { PageForm } from '../support/read-forms';
import { readForms, wordsOf } from '../support/read-forms';
import { type Answer, Visitor } from '../support/visitor';
import type { Canaries } from './canaries';
import type { Coverage } from './coverage';

type Typed = Readonly<Record<string, string>>;

const problem = 'There is a problem';
const isRefused = ({ body }: Answer) => body.includes(problem);

/** The token that a link carries. */
const tokenIn = (path: string) => new URL(path, 'http://portal').searchParams.get('token');

/** Somebody without JavaScript who fills in whatever a form asks, each field with a text of its own. */
export class TellingVisitor extends Visitor {
  constructor(
    site: string,
    readonly canaries: Canaries,
    readonly coverage: Coverage,
  ) {
    super(site, canaries.ipAddress);
  }

  override async ask(path: string, init: Parameters<Visitor['ask']>[1] = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('user-agent', this.canaries.userAgent);
    const token = tokenIn(path);
    if (token) this.canaries.secrets.set(`a token of ${new URL(path, this.site).pathname}`, token);
    const answer = await super.ask(path, { ...init, headers });
    this.coverage.noteAsked(path, answer);
    if (init.body instanceof FormData) this.coverage.notePosted(init.body);
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${wordsOf(answer.body)}`);
    return answer;
  }

  async #find(path: string, button: string, hidden: Typed): Promise<PageForm> {
    const { body, status } = await this.ask(path);
    const forms = readForms(body);
    const form = forms.find(
      (each) =>
        each.buttons.includes(button) &&
        Object.entries(hidden).every(([name, value]) =>
          each.hidden.some(([other, has]) => other === name && has === value),
        ),
    );
    if (form) return form;
    const there = forms.flatMap(({ buttons }) => buttons).join(', ');
    throw new Error(`${path} (${status}) has no button "${button}" (${JSON.stringify(hidden)}). It has: ${there}`);
  }

  async #send(path: string, button: string, given: Typed): Promise<{ answer: Answer; typed: Record<string, string> }> {
    const { hidden, controls } = await this.#find(path, button, {});
    const typed: Record<string, string> = { ...given };
    for (const control of controls) typed[control.name] ??= this.canaries.for(control);
    this.coverage.noteFilled(path, Object.keys(typed));
    const kept = hidden.filter(([name]) => !(name in typed));
    const answer = await this.post(path, [...kept, ...Object.entries(typed)]);
    for (const [name, value] of this.cookies) this.canaries.secrets.set(`the cookie ${name}`, value);
    return { answer, typed };
  }

  /** Sends the form that has this button; what is not given, it thinks up. Answers what it typed, and where that led. */
  async fill(path: string, button: string, given: Typed = {}): Promise<Record<string, string> & { leadsTo: string }> {
    const { answer, typed } = await this.#send(path, button, given);
    if (isRefused(answer))
      throw new Error(`${path} refused what was typed: ${wordsOf(answer.body).split(problem)[1]?.slice(0, 200)}`);
    return { ...typed, leadsTo: answer.leadsTo ?? '' };
  }

  /** The same, of something that has to be refused: a wrong password, mostly. */
  async fillWrongly(path: string, button: string, given: Typed = {}): Promise<void> {
    const { answer } = await this.#send(path, button, given);
    if (!isRefused(answer)) throw new Error(`${path} took what is wrong, and led to ${answer.leadsTo}.`);
  }

  /** Sends a form that only asks for something (GET): everything ticked, and of each choice what is given or comes first. */
  async fetch(path: string, button: string, given: Typed = {}): Promise<Answer> {
    const { controls, action } = await this.#find(path, button, {});
    const query = new URLSearchParams();
    for (const { name, kind, options } of controls) {
      if (kind === 'checkbox') query.append(name, options[0] ?? '');
      else query.set(name, given[name] ?? options[0] ?? '');
    }
    this.coverage.noteFilled(path, [...query.keys()]);
    return this.ask(`${action}?${query}`);
  }

  /** Presses a button that is a form by itself; `hidden` says which, where a page has several of that name. */
  async push(path: string, button: string, hidden: Typed = {}): Promise<Answer> {
    const form = await this.#find(path, button, hidden);
    return this.post(path, form.hidden);
  }
}
