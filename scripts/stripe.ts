import {
  listDeletions,
  noteCustomer,
  type SettledState,
  settleByHand,
  showNumber,
} from '@/lib/data-rights/erase/stripe-by-hand';
import { listObstructed, tellAgain } from '@/lib/data-rights/tell/tell-again';
import { handlerName } from './lib/handler-name';
import { runCommand } from './lib/run-command';
import { minute, print, refuse } from './lib/terminal';

const usage = `npm run stripe -- note ADDRESS CUSTOMER   notes the number under which Stripe knows somebody: cus_…
npm run stripe -- list                    deletions at Stripe that have not ended, and what stands in the way
npm run stripe -- show NUMBER             the number at Stripe; the look is recorded
npm run stripe -- settle NUMBER HOW       how it ended: destroyed, already-gone or not-found. The running server tells
                                          the person and completes the erasure
npm run stripe -- notices                 what Stripe could not be told of corrections, deletions and restrictions, and why
npm run stripe -- again NUMBER            has the running server tell it again now, once what stood in the way is gone

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  nobody: 'No account has that address. Nothing was changed.',
  'not-found': 'No erasure has this number, or nothing of it is open at Stripe. Nothing was changed.',
  'not-obstructed': 'No notice of this number waits for a person. It may have been told. Nothing was changed.',
  'settled-already': 'This deletion has ended already. Nothing was changed.',
} as const;

const endings: readonly string[] = ['destroyed', 'already-gone', 'not-found'] satisfies SettledState[];
const isEnding = (word: string | undefined): word is SettledState => word !== undefined && endings.includes(word);

async function note(handler: string, email: string, customerId: string): Promise<number> {
  if (!/^cus_\w+$/.test(customerId)) return refuse('A customer of Stripe is named cus_… Nothing was changed.');
  const result = await noteCustomer(handler, email, customerId);
  if (!result.ok) return refuse(refusals[result.error]);
  print('Noted. Closing the account will have that record deleted at Stripe.');
  return 0;
}

async function list(handler: string): Promise<number> {
  const deletions = await listDeletions(handler);
  for (const { id, erasedAt, state, obstacle, tries } of deletions)
    print(`${id}  ${minute(erasedAt)}  ${state.padEnd(10)}  ${(obstacle ?? '').padEnd(14)}  ${tries} tries`);
  print(`${deletions.length} open`);
  return 0;
}

async function show(handler: string, id: string): Promise<number> {
  const result = await showNumber(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  print(result.value);
  return 0;
}

async function settle(handler: string, id: string, state: SettledState): Promise<number> {
  const result = await settleByHand(handler, id, state);
  if (!result.ok) return refuse(refusals[result.error]);
  print('Settled. The person is told by the running server, at once or when it next starts.');
  return 0;
}

async function notices(handler: string): Promise<number> {
  const waiting = await listObstructed(handler);
  for (const { id, what, items, causedAt, obstacle, tries } of waiting)
    print(
      `${id}  ${minute(causedAt)}  ${(obstacle ?? '').padEnd(10)}  ${tries} tries  ${[what, ...items].join(' ')}`.trimEnd(),
    );
  print(`${waiting.length} waiting`);
  return 0;
}

async function again(handler: string, id: string): Promise<number> {
  const result = await tellAgain(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  print('The running server tells it again, at once or when it next starts.');
  return 0;
}

await runCommand(async ([command, first, second]) => {
  const handler = handlerName();
  if (command === 'note' && first && second) return note(handler, first, second);
  if (command === 'list' && !first) return list(handler);
  if (command === 'show' && first) return show(handler, first);
  if (command === 'settle' && first && isEnding(second)) return settle(handler, first, second);
  if (command === 'notices' && !first) return notices(handler);
  if (command === 'again' && first) return again(handler, first);
  return refuse(usage);
});
