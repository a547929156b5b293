import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { answerInquiry, findInquirer, listInquiries, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { handlerName } from './lib/handler-name';
import { readStdin } from './lib/read-stdin';
import { runCommand } from './lib/run-command';
import { minute, print, refuse } from './lib/terminal';

const usage = `npm run inquiry -- list [answered]        what waits for an answer, or has one
npm run inquiry -- show NUMBER            one inquiry; the look is recorded
npm run inquiry -- answer NUMBER          the answer is read from standard input and mailed
npm run inquiry -- delete NUMBER          erases somebody without an account, as they asked

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-found': 'There is no such inquiry. It may have been deleted by the person.',
  'already-answered': 'This inquiry has been answered already. Nothing was sent.',
  'has-account': 'This inquiry belongs to an account. Its owner can delete it in My Data. Nothing was deleted.',
} as const;

async function list(handler: string, status: 'received' | 'answered') {
  const lines = await listInquiries(handler, status);
  for (const { id, kind, receivedAt, addressConfirmed } of lines) {
    print(
      `${id}  ${minute(receivedAt)}  ${kind.padEnd(8)}  ${addressConfirmed ? 'address confirmed' : 'address not confirmed'}`,
    );
  }
  print(`${lines.length} ${status}`);
}

async function show(handler: string, id: string): Promise<number> {
  const result = await showInquiry(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const { disputes, ...inquiry } = result.value;
  const disputed = Object.entries(disputes).map(([name, text]) => [`disputes ${name}`, text] as const);
  for (const [name, value] of [...Object.entries(inquiry), ...disputed]) {
    if (value !== null)
      print(
        `${name.padEnd(20)} ${value instanceof Date ? minute(value) : String(value).replaceAll('\n', `\n${' '.repeat(21)}`)}`,
      );
  }
  return 0;
}

async function answer(handler: string, id: string): Promise<number> {
  const text = (await readStdin()).trim();
  if (text === '')
    return refuse('Write the answer on standard input, for example: npm run inquiry -- answer NUMBER < answer.txt');
  const result = await answerInquiry(handler, id, text);
  if (!result.ok) return refuse(refusals[result.error]);
  print('Answered. The mail goes out with the running server, at once or when it next starts.');
  return 0;
}

async function erase(handler: string, id: string): Promise<number> {
  const result = await findInquirer(handler, id);
  if (!result.ok) return refuse(refusals[result.error]);
  const erased = await eraseSubject(result.value, 'asked');
  if (!erased) return refuse(refusals['not-found']);
  print('Deleted: the inquiry, our answer, the address and the key they were sealed with.');
  print(`A mail tells the person so, with the certificate ${erased.number}.`);
  return 0;
}

async function run([command, ...words]: string[]): Promise<number> {
  const handler = handlerName();
  const [first] = words;
  if (command === 'list') return list(handler, first === 'answered' ? 'answered' : 'received').then(() => 0);
  if (command === 'show' && first) return show(handler, first);
  if (command === 'answer' && first) return answer(handler, first);
  if (command === 'delete' && first) return erase(handler, first);
  return refuse(usage);
}

await runCommand(run);
