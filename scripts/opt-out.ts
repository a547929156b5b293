import { normaliseEmail } from '@/lib/forms/normalise-email';
import { optOutInOneClick } from '@/lib/marketing/opt-out';
import { readOptOutToken } from '@/lib/marketing/opt-out-token';
import { stopMarketing } from '@/lib/marketing/stop-marketing';
import { handlerName } from './lib/handler-name';
import { runCommand } from './lib/run-command';
import { people, print, refuse } from './lib/terminal';

const usage = `npm run opt-out -- ADDRESS         ends marketing for everyone with this address, as somebody asked by mail
npm run opt-out -- TOKEN           the same by the subject of a mail that a mail program wrote: "unsubscribe TOKEN"

HANDLER names who is acting (by default the login of this machine).`;

async function stopByAddress(typed: string): Promise<number> {
  const email = normaliseEmail(typed);
  if (!email) return refuse('This is no complete email address. Nothing was changed.');
  const count = await stopMarketing(handlerName(), email);
  print(
    count === 0
      ? 'Nobody with this address gets marketing mail. Nothing was changed.'
      : `Marketing has ended for ${people(count)} with this address. A receipt goes to it.`,
  );
  return 0;
}

async function stopByToken(token: string): Promise<number> {
  const link = readOptOutToken(token);
  if (!link) return refuse('This token is damaged, or not one of ours. Nothing was changed.');
  const changed = await optOutInOneClick(token);
  if (!changed) print('This had ended before. Nothing was changed.');
  else if (link.list === 'marketing') print('Marketing has ended for 1 person. A receipt goes to them.');
  else print(`The topic ${link.list} is off for 1 person. A receipt goes to them.`);
  return 0;
}

await runCommand(async (words) => {
  const [named = '', ...rest] = words.filter((word) => word !== 'unsubscribe');
  if (named === '' || rest.length > 0) return refuse(usage);
  return named.includes('@') ? stopByAddress(named) : stopByToken(named);
});
