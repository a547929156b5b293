import { announceLift, liftNoticeDays } from '@/lib/data-rights/lift-restriction';
import { correctAsAsked } from '@/lib/requests/correct-as-asked';
import { type Decision, decideRequest } from '@/lib/requests/decide-request';
import { enterRequest } from '@/lib/requests/enter-request';
import { enterSchema, liftSchema } from '@/lib/requests/enter-schema';
import { extendRequest } from '@/lib/requests/extend-request';
import { groundLabels, isGround } from '@/lib/requests/grounds';
import { listCounts, listOpenRequests, showRequest } from '@/lib/requests/list-requests';
import { newNumber } from '@/lib/requests/open-request';
import { number as numberSchema } from '@/lib/requests/schema';
import { handlerName } from './lib/handler-name';
import { readInput } from './lib/read-input';
import { readStdin } from './lib/read-stdin';
import { runCommand } from './lib/run-command';
import { minute, print, refuse } from './lib/terminal';

const grounds = Object.entries(groundLabels)
  .map(([ground, label]) => `  ${ground.padEnd(14)} ${label}`)
  .join('\n');

const usage = `npm run request -- list                          what waits for an answer, the soonest due first
npm run request -- show NUMBER                   one request; the look is recorded
npm run request -- correct NUMBER                what stands in the inquiry it is about; the right text is read from standard input
npm run request -- answer NUMBER                 what was asked is done; the answer is read from standard input and mailed
npm run request -- refuse NUMBER GROUND          the reason is read from standard input and mailed
npm run request -- extend NUMBER [YYYY-MM-DD]    puts the answer off, once; the reason is read from standard input and mailed
npm run request -- enter [NUMBER] < asked.json   a request that came by mail or by letter; run again with the number it printed, it is one
npm run request -- lift < lift.json              announces that a restriction is going to end, to its person, by mail
npm run request -- counts                        what is left of requests closed more than 24 months ago

GROUND is one of
${grounds}

asked.json: {"email": "of the person", "right": "access" | "correction" | "deletion" | "restriction" | "objection" | "other",
"law": "gdpr" | "uk" | "ccpa" | "pipa" | "other" or left out, "channel": "mail" or "handler" (a letter, a call), "receivedOn": "YYYY-MM-DD",
"text": "what it says", and where somebody wrote in their name "agent": {"name": "…", "email": "…", "permission": "signed" | "attorney"}}

lift.json: {"email": "…", "reason": "…", "liftsOn": "YYYY-MM-DD"}, ${liftNoticeDays} days ahead or more

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such request. Its person may have closed the account.',
  'closed-already': 'This request is closed already. Nothing was changed.',
  'not-confirmed':
    'An agent asked for this, and the person has not confirmed it yet. Nothing was changed. Until they do it can only be refused.',
  nobody:
    'Nobody is known by that address: no confirmed account, and no inquiry. Nothing was stored. Answer the letter itself: we hold nothing under this address, and would have to know the address they wrote to us from.',
  'in-the-future': 'The day it arrived is still to come. Nothing was stored.',
  'no-permission':
    'An agent can opt somebody out with a signed permission, a power of attorney, or when the person has named them in My Data. Ask the agent for one. Nothing was stored.',
  'entered-already': 'A request with this number is there already. Nothing was changed.',
  'not-restricted': 'The data of this person is not restricted. Nothing was changed.',
  'too-soon': `The person has to hear of it ${liftNoticeDays} days ahead or more. Nothing was announced.`,
  'announced-already': 'The end of this restriction is announced already. Nothing was changed.',
  'same-handler': 'You decided what is appealed here: another handler has to decide the appeal. Nothing was changed.',
  'extended-already': 'This request was put off before, and can be only once. Nothing was changed.',
  appealed: 'An appeal is not put off. Nothing was changed.',
  'no-extension': 'The law this request is under does not let us put it off. Nothing was changed.',
  'too-far': 'The law does not let us put it off that far. Nothing was changed.',
  'about-no-item': 'This request names no item of an inquiry that is still here. Nothing was changed.',
  'not-later': 'That day is not later than the one it is due on. Nothing was changed.',
  'too-late': 'The day it was due on is over, and so is the time to put it off. Nothing was changed.',
} as const;

async function list(handler: string): Promise<number> {
  const lines = await listOpenRequests(handler);
  for (const { id, right, law, state, agent, dueOn, latestOn, isOverdue, isDueSoon, extendedAt, repliedAt } of lines) {
    const mark = isOverdue ? 'OVERDUE ' : isDueSoon ? 'DUE SOON' : '        ';
    const more = [
      ...(state === 'appealed' ? ['appeal'] : []),
      ...(agent ? [`by an agent, ${agent}`] : []),
      ...(extendedAt ? ['put off'] : []),
      ...(repliedAt ? [`wrote again ${minute(repliedAt)}`] : []),
    ];
    print(
      `${id}  ${mark}  due ${dueOn} (law: ${latestOn})  ${right.padEnd(11)}  ${law.padEnd(10)}  ${more.join(', ')}`.trimEnd(),
    );
  }
  print(`${lines.length} open, ${lines.filter(({ isOverdue }) => isOverdue).length} overdue`);
  return 0;
}

const indented = (text: string) => text.replaceAll('\n', `\n${' '.repeat(21)}`);

async function show(handler: string, id: string): Promise<number> {
  const result = await showRequest(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const { email, request, about, steps, agents } = result.value;
  const { right, law, channel, agent, permission, state, outcome, ground, dueOn, latestOn, extendableTo } = request;
  const facts = {
    right,
    law,
    channel,
    agent,
    permission,
    received: minute(request.receivedAt),
    state,
    outcome,
    ground,
    due: dueOn,
    latest: latestOn,
    'extendable to': extendableTo,
    email,
    about: about && `${about.field} of the inquiry ${about.inquiry}`,
    'stands there': about && indented(about.value),
    disputed: about?.dispute ? indented(about.dispute) : null,
  };
  for (const [name, value] of Object.entries(facts)) if (value !== null) print(`${name.padEnd(20)} ${value}`);
  for (const { name, email: of, rights } of agents)
    print(`${'named as agent'.padEnd(20)} ${name}, ${of}: ${rights.join(', ')}`);
  for (const { step, at, actor, said, answered, agent: by } of steps) {
    print(`${step.padEnd(20)} ${minute(at)}, by ${actor === 'subject' ? 'the person' : actor}`);
    if (by) print(`${' '.repeat(21)}written by ${by}, in the person's name`);
    const text = said ?? answered;
    if (text) print(`${' '.repeat(21)}${indented(text)}`);
  }
  return 0;
}

/** What stands on standard input, for work that writes it to the person. */
async function withText(what: string, work: (text: string) => Promise<number>): Promise<number> {
  const text = (await readStdin()).trim();
  if (text === '') return refuse(`Write ${what} on standard input. Nothing was changed.`);
  return work(text);
}

const decide = (handler: string, id: string, decision: Decision) =>
  withText(decision.outcome === 'done' ? 'the answer' : 'the reason', async (text) => {
    const result = await decideRequest(handler, id, decision, text);
    if (!result.ok) return refuse(refusals[result.error]);
    print('Closed. The mail goes out with the running server, at once or when it next starts.');
    return 0;
  });

const correct = (handler: string, id: string) =>
  withText('what it should say', async (text) => {
    const result = await correctAsAsked(handler, id, text);
    if (!result.ok) return refuse(refusals[result.error]);
    print(`Corrected: ${result.value}. What it said before is kept for the person. Answer the request now.`);
    return 0;
  });

const extend = (handler: string, id: string, until: string | null) =>
  withText('the reason', async (text) => {
    const result = await extendRequest(handler, id, until, text);
    if (!result.ok) return refuse(refusals[result.error]);
    print(`Due on ${result.value} now. The mail that says so goes out with the running server.`);
    return 0;
  });

async function enter(handler: string, given: string | undefined): Promise<number> {
  const input = await readInput(enterSchema);
  if (!input.ok) return refuse(input.error);
  const id = given ?? newNumber();
  // Before anything is stored: whoever is interrupted here runs it again with this number.
  print(`Number ${id}`);
  const result = await enterRequest(handler, id, input.value);
  if (!result.ok) return refuse(refusals[result.error]);
  const { dueOn, waits } = result.value;
  print(
    waits
      ? `Entered, due on ${dueOn}. The person is asked by mail whether they asked for it; until they say so it can only be refused.`
      : `Entered, due on ${dueOn}. The mail that confirms it goes to the person, with the running server.`,
  );
  return 0;
}

async function lift(handler: string): Promise<number> {
  const input = await readInput(liftSchema);
  if (!input.ok) return refuse(input.error);
  const result = await announceLift(handler, input.value);
  if (!result.ok) return refuse(refusals[result.error]);
  print(`Announced. It ends on ${result.value}, unless the person objects. The mail goes out with the running server.`);
  return 0;
}

async function counts(handler: string): Promise<number> {
  const months = await listCounts(handler);
  for (const { month, right, law, channel, outcome, count, days } of months)
    print(
      `${month.slice(0, 7)}  ${right.padEnd(11)}  ${law.padEnd(10)}  ${channel.padEnd(12)}  ${outcome.padEnd(9)}  ${count}, ${(days / count).toFixed(1)} days in the mean`,
    );
  print(`${months.reduce((sum, { count }) => sum + count, 0)} requests in all`);
  return 0;
}

await runCommand(async ([command, id, word]) => {
  const handler = handlerName();
  if (command === 'list' && !id) return list(handler);
  if (command === 'enter' && !word && (!id || numberSchema.safeParse(id).success)) return enter(handler, id);
  if (command === 'lift' && !id) return lift(handler);
  if (command === 'counts' && !id) return counts(handler);
  if (command === 'show' && id) return show(handler, id);
  if (command === 'correct' && id && !word) return correct(handler, id);
  if (command === 'answer' && id && !word) return decide(handler, id, { outcome: 'done' });
  if (command === 'refuse' && id && word && isGround(word))
    return decide(handler, id, { outcome: 'refused', ground: word });
  if (command === 'extend' && id && (!word || /^\d{4}-\d{2}-\d{2}$/.test(word)))
    return extend(handler, id, word ?? null);
  return refuse(usage);
});
