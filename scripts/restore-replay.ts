import { parseArgs } from 'node:util';
import { type Replay, type ReplayOptions, replayErasures } from '@/lib/data-rights/replay-erasures';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';
import { withBar } from './lib/with-bar';

const usage = `npm run restore:replay                  does to a restored backup what was erased, taken back, deleted, suppressed and
                                        restricted since, as the erasure ledger tells. Stop every server first
npm run restore:replay -- --restored    also where the ledger has nothing new: ends the sessions, links and mail of then
npm run restore:replay -- --accept-gap  where the file is lost, cut or damaged, or the backup too old for it: replays
                                        what can be read, sets the file aside and begins it anew. In a restored
                                        backup what it lacks stays restored: docs/operations.md says what to do then`;

const titles = {
  erased: 'People erased',
  withdrawn: 'Consents taken back',
  deleted: 'Deleted by their person',
  suppressed: 'Addresses suppressed',
  closing: 'Accounts to close',
  kept: 'Accounts kept after all',
  restricted: 'Restrictions begun',
  unrestricted: 'Restrictions ended',
} as const;

function readOptions(words: string[]): ReplayOptions | null {
  try {
    const options = { restored: { type: 'boolean' }, 'accept-gap': { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: words, options });
    return { restored: values.restored ?? false, acceptGap: values['accept-gap'] ?? false };
  } catch {
    return null;
  }
}

const row = (title: string, done: string, already: string) =>
  print(`${title.padEnd(25)}${done.padStart(9)}${already.padStart(14)}`);

function show({ counts, ended, unreadable }: Replay): void {
  row('', 'replayed', 'already so');
  for (const [kind, title] of Object.entries(titles) as [keyof typeof titles, string][])
    row(title, String(counts[kind].done), String(counts[kind].already));
  if (unreadable > 0) print(`${unreadable} lines could not be read and were left out.`);
  print(
    ended
      ? `Ended: ${ended.sessions} sessions and ${ended.links} mailed links. ${ended.mails} mails that waited then are not sent. ${ended.lifts} announced ends of restrictions are taken back.`
      : 'No entry was new to the database: nothing in it was changed. Is it a restored backup all the same, add --restored.',
  );
}

await runCommand(async (words) => {
  const options = readOptions(words);
  if (!options) return refuse(usage);
  const began = Date.now();
  const replay = await withBar('{value} of {total} entries, {eta_formatted} left', 0, (told) =>
    replayErasures(options, told),
  );
  show(replay);
  print(`Done at ${new Date().toISOString()}, in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return 0;
});
