import { holdableItems } from '@/lib/data-rights/hold/holdable-items';
import { inDays } from '@/lib/testing/holds';
import type { Canaries } from './canaries';
import type { Commands } from './commands';
import { type Account, written } from './live';

const numberIn = (said: string): string => {
  const [, number] = /: ([\w-]{22})\./.exec(said) ?? [];
  if (!number) throw new Error(`A command told no number: ${said}`);
  return number;
};

/** Keeps everything that can be kept, for an investigation, and answers the number of the hold. */
export async function hold(commands: Commands, canaries: Canaries, account: Account): Promise<string> {
  const texts = { ground: canaries.text('ground'), authority: canaries.text('authority') };
  const proposal = { person: { email: account.email }, items: holdableItems, ...texts, reviewOn: inDays(30) };
  const number = numberIn(await commands.run('mina', ['hold', 'propose'], proposal));
  await commands.run('noor', ['hold', 'approve', number]);
  await commands.run('mina', ['hold', 'list']);
  await commands.run('mina', ['hold', 'review', number, inDays(60)]);
  return number;
}

/** Writes down that something of a person was given to an authority. */
export async function disclose(commands: Commands, canaries: Canaries, account: Account): Promise<void> {
  const texts = { recipient: canaries.text('recipient'), law: canaries.text('law') };
  const record = { person: { email: account.email }, items: ['email'], basis: 'authority', ...texts };
  const number = numberIn(await commands.run('mina', ['disclosure', 'record'], record));
  await commands.run('noor', ['disclosure', 'approve', number]);
  await commands.run('mina', ['disclosure', 'list']);
  await commands.run('mina', ['disclosure', 'show', number]);
  account.more.push(written('recipient', texts.recipient), written('law', texts.law));
}

/** Notes under which number Stripe knows somebody. Nobody types that one, and it leads to them. */
export async function noteAtStripe(commands: Commands, canaries: Canaries, account: Account, id: string) {
  canaries.noteNumber('the number at Stripe', id);
  await commands.run('mina', ['stripe', 'note', account.email, id]);
  await commands.run('mina', ['stripe', 'list']);
  await commands.run('mina', ['stripe', 'notices']);
  account.more.push(written('customerId', id));
}

/** Looks at an inquiry and answers it. */
export async function answer(commands: Commands, canaries: Canaries, number: string): Promise<string> {
  const text = canaries.text('answer');
  await commands.run('mina', ['inquiry', 'list']);
  await commands.run('mina', ['inquiry', 'show', number]);
  await commands.run('mina', ['inquiry', 'answer', number], text);
  return text;
}

/** Puts the answer to a request off, and refuses it then. Answers what the person's copy writes of it. */
export async function refuseRequest(commands: Commands, canaries: Canaries, number: string): Promise<string[]> {
  const [delay, reason] = [canaries.text('delay'), canaries.text('reason')];
  await commands.run('mina', ['request', 'list']);
  await commands.run('mina', ['request', 'show', number]);
  await commands.run('mina', ['request', 'extend', number], delay);
  await commands.run('mina', ['request', 'refuse', number, 'unfounded'], reason);
  return [written('answered', delay), written('answered', reason)];
}

/** Puts right what a request asks for. */
export async function correctAsAsked(commands: Commands, canaries: Canaries, number: string): Promise<string> {
  const text = canaries.text('corrected-answer');
  await commands.run('mina', ['request', 'correct', number], text);
  return text;
}

/** Enters two letters of an agent. Answers their numbers, and what the person's copy writes of them. */
export async function enterLetters(commands: Commands, canaries: Canaries, { email }: Pick<Account, 'email'>) {
  const numbers: string[] = [];
  const items: string[] = [];
  for (const right of ['access', 'correction']) {
    const [text, name] = [canaries.text('letter'), canaries.text('agent')];
    const letter = { email, right, channel: 'mail', receivedOn: inDays(-3), text, agent: { name } };
    const [, number = ''] =
      /^Number ([\w-]{22})$/m.exec(await commands.run('mina', ['request', 'enter'], letter)) ?? [];
    numbers.push(number);
    items.push(written('said', text), written('agent', name));
  }
  return { numbers, items };
}

/** Announces the end of a restriction. Answers what the person's copy writes of it. */
export async function announceLift(
  commands: Commands,
  canaries: Canaries,
  { email }: Pick<Account, 'email'>,
): Promise<string> {
  const reason = canaries.text('lift');
  await commands.run('mina', ['request', 'lift'], { email, reason, liftsOn: inDays(10) });
  return written('reason', reason);
}

/** The appeal, by another handler. */
export async function answerAppeal(commands: Commands, canaries: Canaries, number: string): Promise<string> {
  const text = canaries.text('appeal-answer');
  await commands.run('noor', ['request', 'answer', number], text);
  await commands.run('noor', ['request', 'counts']);
  return written('answered', text);
}

/** Tells everybody who agrees what is new. */
export async function tellNews(commands: Commands): Promise<void> {
  const campaign = ['campaign', 'scripts/campaign-example.tsx', '--topic', 'newsletter'];
  await commands.run('mina', campaign);
  await commands.run('mina', [...campaign, '--send']);
}

/** What an operator runs now and then. */
export async function keepHouse(commands: Commands, bundle: string): Promise<void> {
  await commands.run('mina', ['sweep', '--dry-run']);
  await commands.run('mina', ['sweep']);
  await commands.run('mina', ['audit:bundle', bundle]);
  await commands.run('mina', ['audit:verify', bundle]);
}
