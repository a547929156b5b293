import { env } from '@/lib/env';
import { type RetireRefusal, retireKek } from '@/lib/subjects/retire-kek';
import { countByKek, rotateKeks } from '@/lib/subjects/rotate-keks';
import { runCommand } from './lib/run-command';
import { minute, people, print, refuse } from './lib/terminal';
import { withBar } from './lib/with-bar';

const usage = `npm run keys:rotate              wraps everybody's key with the newest of KEKS, while the servers run
npm run keys:retire -- ID        destroys a key that wraps nobody's any more, once no backup needs it (KEKS_FILE)`;

async function rotate(): Promise<number> {
  const newest = env().keks[0]?.id ?? '';
  const before = await countByKek();
  const due = [...before].reduce((sum, [id, count]) => (id === newest ? sum : sum + count), 0);
  const done = await withBar('{value} of {total}, {eta_formatted} left', due, rotateKeks);
  const after = await countByKek();
  print(`Wrapped anew with "${newest}": the keys of ${people(done)}.`);
  for (const [id, count] of after) print(`  ${id.padEnd(20)} ${people(count)}`);
  const left = [...after.keys()].filter((id) => id !== newest);
  if (left.length > 0) return refuse('Some were being changed at that moment. Run it again.');
  return 0;
}

const refusals: Record<RetireRefusal, (id: string) => string> = {
  unknown: (id) => `No key is called "${id}". Nothing was destroyed.`,
  newest: (id) =>
    `"${id}" is the key that wraps new people's keys. Put a newer one before it first. Nothing was destroyed.`,
  'in-use': (id) => `"${id}" still wraps somebody's key. Run npm run keys:rotate first. Nothing was destroyed.`,
  'too-soon': (id) =>
    `Backups that need "${id}" are kept for ${env().backupDays} days (BACKUP_DAYS) after it wrapped nobody's key any more. They are not all overwritten yet. Nothing was destroyed.`,
  'not-in-a-file': (id) =>
    `"${id}" can go: no backup needs it. But KEKS is a setting, which this command cannot change. Take the key out on every server, restart them, and destroy every copy of it.`,
};

async function retire(id: string): Promise<number> {
  const result = await retireKek(id);
  if (!result.ok) return refuse(refusals[result.error](id));
  print(`Destroyed: the key "${id}", in ${env().keksFile}.`);
  print(
    `Unreadable from now on: whatever a copy of a backup made before ${minute(result.value.unusedSince)} still holds.`,
  );
  print('Nobody living is sealed under it. Restart the servers, and destroy every other copy of the key.');
  return 0;
}

await runCommand(async ([command, id, ...rest]) => {
  if (rest.length > 0) return refuse(usage);
  if (command === 'rotate' && id === undefined) return rotate();
  if (command === 'retire' && id !== undefined) return retire(id);
  return refuse(usage);
});
