import { SingleBar } from 'cli-progress';
import { countExpired, type Destroyed, sweepExpired } from '@/lib/data-rights/sweep-expired';
import { policy } from '@/lib/policy/current';
import { print, refuse, runCommand } from './lib/run-command';

const usage = `npm run sweep                destroys what is past its time, as the running server does every minute
npm run sweep -- --dry-run   tells what that would be now, and changes nothing`;

/** The period of a rule in the words of the policy, or the note of the portal that tells it. */
const periodOf = (rule: string): string =>
  policy.retention.find(({ id }) => id === rule)?.kept ??
  `see the note “${policy.notes.find(({ id }) => id === rule)?.title ?? rule}”`;

const table = (rows: readonly (readonly [string, number])[], head: string) => {
  const width = Math.max(...rows.map(([rule]) => rule.length), 4);
  print(`${'rule'.padEnd(width)}  ${head.padStart(9)}  kept`);
  for (const [rule, count] of rows) {
    print(`${rule.padEnd(width)}  ${count.toLocaleString('en').padStart(9)}  ${periodOf(rule)}`);
  }
};

async function dryRun(): Promise<number> {
  const expired = await countExpired();
  table(
    expired.map(({ rule, due }) => [rule, due]),
    'due now',
  );
  print('A yes to marketing lapses apart from this, in the running server. Nothing was changed.');
  return 0;
}

/** A bar for whoever watches; a file or a pipe gets the numbers alone. */
async function withBar(work: (told: (count: number) => void) => Promise<Destroyed>): Promise<Destroyed> {
  if (!process.stdout.isTTY) return work(() => undefined);
  const due = (await countExpired()).reduce((sum, each) => sum + each.due, 0);
  if (due === 0) return work(() => undefined);
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {value} of {total}  {eta_formatted} left',
    hideCursor: true,
  });
  bar.start(due, 0);
  try {
    return await work((count) => bar.increment(count));
  } finally {
    bar.stop();
  }
}

async function sweepNow(): Promise<number> {
  const destroyed = Object.entries(await withBar((told) => sweepExpired({ told })));
  if (destroyed.length === 0) print('Nothing is past its time.');
  else table(destroyed, 'destroyed');
  return 0;
}

await runCommand(async ([option, ...rest]) => {
  if (rest.length > 0 || (option !== undefined && option !== '--dry-run')) return refuse(usage);
  return option ? dryRun() : sweepNow();
});
