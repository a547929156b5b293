import { approveHold, liftHold, proposeHold, reviewHold } from '@/lib/data-rights/hold/holds';
import { listHolds, showHold } from '@/lib/data-rights/hold/list-holds';
import { holdSchema } from '@/lib/data-rights/hold/schema';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';
import { handlerName } from './lib/handler-name';
import { readInput } from './lib/read-input';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';

const usage = `npm run hold -- propose < hold.json        writes a hold down; another handler has to approve it
npm run hold -- approve NUMBER             puts it in force
npm run hold -- list                       the holds that are not lifted; an overdue review is marked
npm run hold -- show NUMBER                one hold and what it keeps; the look is recorded
npm run hold -- review NUMBER YYYY-MM-DD   it was looked at again and goes on; six months ahead at most
npm run hold -- lift NUMBER                ends it and destroys what was waiting

hold.json: {"person": {"email": "…"} or {"inquiry": "NUMBER"}, "items": ["name", …], "ground": "…", "authority": "…",
"reviewOn": "YYYY-MM-DD", and "tellingForbiddenBy": "the law" only where a law forbids telling the person}

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such hold. Nothing was changed.',
  'lifted-already': 'This hold has been lifted before. Nothing was changed.',
  'approved-already': 'This hold is in force already. Nothing was changed.',
  'same-handler': 'Another handler has to approve it than the one who proposed it. Nothing was changed.',
  'review-too-far': 'The review has to be on a day of the coming six months. Nothing was changed.',
  nobody: 'Nobody is known by that confirmed address, or by that number of an inquiry. Nothing was changed.',
} as const;

const say = (result: { ok: true } | { ok: false; error: keyof typeof refusals }, done: string): number => {
  if (!result.ok) return refuse(refusals[result.error]);
  print(done);
  return 0;
};

async function propose(handler: string): Promise<number> {
  const input = await readInput(holdSchema);
  if (!input.ok) return refuse(input.error);
  const result = await proposeHold(handler, input.value);
  return say(result, `Proposed: ${result.ok ? result.value.join(', ') : ''}. It keeps nothing before it is approved.`);
}

async function list(handler: string): Promise<number> {
  const holds = await listHolds(handler);
  for (const { id, items, reviewOn, isOverdue, proposedBy, approvedBy, tellingForbiddenBy } of holds) {
    const state = approvedBy ? `in force, by ${proposedBy} and ${approvedBy}` : `proposed by ${proposedBy}`;
    const told = tellingForbiddenBy ? `not told (${tellingForbiddenBy})` : 'told';
    print(
      `${id}  ${isOverdue ? 'REVIEW OVERDUE since' : 'review on'} ${reviewOn}  ${state}  ${told}  ${items.join(', ')}`,
    );
  }
  print(`${holds.length} not lifted`);
  return 0;
}

async function show(handler: string, id: string): Promise<number> {
  const result = await showHold(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const { ground, authority, kept } = result.value;
  print(`ground     ${ground}\nauthority  ${authority}`);
  for (const { item, value, keptAt } of kept) print(`${keptAt.toISOString()}  ${item.padEnd(20)} ${value}`);
  print(`${kept.length} put aside. What nobody has destroyed or changed stands where it always did.`);
  return 0;
}

async function lift(handler: string, id: string): Promise<number> {
  const result = await liftHold(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const { investigation = 0 } = await sweepExpired({ rules: ['investigation'] });
  print(`Lifted. ${investigation} waiting destroyed: values that were put aside, and people whose erasure waited.`);
  return 0;
}

await runCommand(async ([command, id, day]) => {
  const handler = handlerName();
  if (command === 'propose' && !id) return propose(handler);
  if (command === 'list' && !id) return list(handler);
  if (command === 'approve' && id) return say(await approveHold(handler, id), 'In force from now on.');
  if (command === 'show' && id) return show(handler, id);
  if (command === 'review' && id && /^\d{4}-\d{2}-\d{2}$/.test(day ?? ''))
    return say(await reviewHold(handler, id, day ?? ''), 'Noted.');
  if (command === 'lift' && id) return lift(handler, id);
  return refuse(usage);
});
