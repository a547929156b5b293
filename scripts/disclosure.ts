import { approveDisclosure, recordDisclosure } from '@/lib/data-rights/disclose/disclosures';
import { listDisclosures, showDisclosure } from '@/lib/data-rights/disclose/list-disclosures';
import { disclosureSchema } from '@/lib/data-rights/hold/schema';
import { handlerName } from './lib/handler-name';
import { readInput } from './lib/read-input';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';

const usage = `npm run disclosure -- record < disclosure.json   writes down what is to be given to somebody outside
npm run disclosure -- approve NUMBER             lets it be handed over; another handler than the first
npm run disclosure -- list [waiting]             all of them, or those that wait for an approval
npm run disclosure -- show NUMBER                to whom, and under which law; the look is recorded

disclosure.json: {"person": {"email": "…"} or {"inquiry": "NUMBER"}, "items": ["name", …], "recipient": "…" and
  "basis": "authority", "law": "under which it asked, and how", and "tellingForbiddenBy": "the law" only where one does
  "basis": "consent", for a third party that a purpose of the policy names

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such disclosure. Nothing was changed.',
  'approved-already': 'This disclosure has been approved before. Nothing was changed.',
  'same-handler': 'Another handler has to approve it than the one who recorded it. Nothing was changed.',
  nobody: 'Nobody is known by that confirmed address, or by that number of an inquiry. Nothing was changed.',
  'no-such-purpose':
    'Refused: the policy has no purpose of giving data to that third party, so nobody can have agreed to it. Hand nothing over.',
  'items-not-covered': 'Refused: the consent to that third party does not cover all of these items. Hand nothing over.',
  'no-consent': 'Refused: the person has not agreed to that third party, or has taken it back. Hand nothing over.',
} as const;

async function record(handler: string): Promise<number> {
  const input = await readInput(disclosureSchema);
  if (!input.ok) return refuse(input.error);
  const result = await recordDisclosure(handler, input.value);
  if (!result.ok) return refuse(refusals[result.error]);
  print(`Recorded: ${result.value.join(', ')}. Hand nothing over before another handler has approved it.`);
  return 0;
}

async function approve(handler: string, id: string): Promise<number> {
  const result = await approveDisclosure(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  print('Approved. It may be handed over now.');
  return 0;
}

async function list(handler: string, which: 'all' | 'waiting'): Promise<number> {
  const lines = await listDisclosures(handler, which);
  for (const { id, items, basis, proposedBy, approvedBy, approvedAt, tellingForbiddenBy } of lines) {
    const state = approvedAt
      ? `${approvedAt.toISOString()} by ${proposedBy} and ${approvedBy}`
      : `waits, by ${proposedBy}`;
    const told = tellingForbiddenBy ? `not told (${tellingForbiddenBy})` : 'told';
    print(`${id}  ${basis.padEnd(9)}  ${state}  ${told}  ${items.join(', ')}`);
  }
  print(`${lines.length} ${which === 'waiting' ? 'waiting' : 'recorded'}`);
  return 0;
}

async function show(handler: string, id: string): Promise<number> {
  const result = await showDisclosure(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  print(`recipient  ${result.value.recipient}`);
  if (result.value.law) print(`law        ${result.value.law}`);
  return 0;
}

await runCommand(async ([command, word]) => {
  const handler = handlerName();
  if (command === 'record' && !word) return record(handler);
  if (command === 'approve' && word) return approve(handler, word);
  if (command === 'list' && (!word || word === 'waiting')) return list(handler, word ? 'waiting' : 'all');
  if (command === 'show' && word) return show(handler, word);
  return refuse(usage);
});
