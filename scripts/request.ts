import { correctAsAsked } from '@/lib/requests/correct-as-asked';
import { type Decision, decideRequest } from '@/lib/requests/decide-request';
import { extendRequest } from '@/lib/requests/extend-request';
import { groundLabels, isGround } from '@/lib/requests/grounds';
import { listCounts, listOpenRequests, showRequest } from '@/lib/requests/list-requests';
import { handlerName } from './lib/handler-name';
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
npm run request -- counts                        what is left of requests closed more than 24 months ago

GROUND is one of
${grounds}

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such request. Its person may have closed the account.',
  'closed-already': 'This request is closed already. Nothing was changed.',
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
  for (const { id, right, law, state, dueOn, latestOn, isOverdue, isDueSoon, extendedAt, repliedAt } of lines) {
    const mark = isOverdue ? 'OVERDUE ' : isDueSoon ? 'DUE SOON' : '        ';
    const more = [
      ...(state === 'appealed' ? ['appeal'] : []),
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
  const { email, request, about, steps } = result.value;
  const { right, law, state, outcome, ground, dueOn, latestOn, extendableTo } = request;
  const facts = {
    right,
    law,
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
  for (const { step, at, actor, said, answered } of steps) {
    print(`${step.padEnd(20)} ${minute(at)}, by ${actor === 'subject' ? 'the person' : actor}`);
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
