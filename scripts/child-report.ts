import { decideReport, listReports, showReport } from '@/lib/data-rights/child-reports/handle-reports';
import type { Answer } from '@/lib/data-rights/child-reports/schema';
import { handlerName } from './lib/handler-name';
import { runCommand } from './lib/run-command';
import { minute, print, refuse, tell } from './lib/terminal';

const usage = `npm run child-report -- list                      reports that wait for an answer, a decision or their end
npm run child-report -- show NUMBER               one report, the reporter's contact, and who is reported; the looks are recorded
npm run child-report -- decide NUMBER child       it is a child's: everybody at the address is restricted now, and erased by the next sweep
npm run child-report -- decide NUMBER no-child    it is not: the report is closed, and nothing is destroyed

A report alone is no ground to decide on. HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such report. Closed ones go after 30 days.',
  'decided-already': 'This report is decided already. Nothing was changed.',
} as const;

const decisions: Readonly<Record<string, Answer>> = { child: 'confirmed', 'no-child': 'denied' };

async function list(handler: string): Promise<number> {
  const lines = await listReports(handler);
  for (const { id, state, reportedAt, askedAt, purgeBy, isAnonymous, isOverdue } of lines) {
    const mark = isOverdue ? 'OVERDUE' : state === 'confirmed' ? 'PURGE' : '';
    const more = [
      askedAt ? `holder asked ${minute(askedAt)}` : 'holder not asked',
      ...(purgeBy ? [`to be destroyed by ${minute(purgeBy)}`] : []),
      ...(isAnonymous ? ['no contact'] : []),
    ];
    print(`${id}  ${mark.padEnd(7)}  reported ${minute(reportedAt)}  ${more.join(', ')}`);
  }
  print(`${lines.length} waiting, ${lines.filter(({ isOverdue }) => isOverdue).length} overdue`);
  return 0;
}

async function show(handler: string, id: string): Promise<number> {
  const result = await showReport(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const { report, contact, held } = result.value;
  const { state, reportedAt, askedAt, decidedAt, decidedBy, purgeBy, purgedAt } = report;
  tell('state', state);
  tell('reported', minute(reportedAt));
  tell('asked', askedAt ? minute(askedAt) : 'not yet, or not again within 30 days');
  if (decidedAt)
    tell('decided', `${minute(decidedAt)}, by ${decidedBy === 'holder' ? 'the holder of the address' : decidedBy}`);
  if (purgeBy) tell('destroyed', purgedAt ? minute(purgedAt) : `by ${minute(purgeBy)} at the latest`);
  tell('contact', contact ?? 'none');
  for (const { kind, createdAt } of held)
    tell('held', `${kind === 'account' ? 'an account' : 'an inquiry without an account'}, since ${minute(createdAt)}`);
  if (held.length === 0) tell('held', 'nothing');
  return 0;
}

async function decide(handler: string, id: string, answer: Answer): Promise<number> {
  const result = await decideReport(handler, id, answer);
  if (!result.ok) return refuse(refusals[result.error]);
  print(
    answer === 'confirmed'
      ? 'Restricted now. The running server destroys it with its next sweep, and tells the holder and the reporter.'
      : 'Closed. Nothing was destroyed. Marketing to the address stays stopped until its holder agrees again.',
  );
  return 0;
}

await runCommand(async ([command, id, word, ...rest]) => {
  const handler = handlerName();
  if (rest.length > 0) return refuse(usage);
  if (command === 'list' && !id) return list(handler);
  if (command === 'show' && id && !word) return show(handler, id);
  const answer = word && Object.hasOwn(decisions, word) ? decisions[word] : undefined;
  if (command === 'decide' && id && answer) return decide(handler, id, answer);
  return refuse(usage);
});
