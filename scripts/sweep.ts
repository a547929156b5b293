import { finishReports } from '@/lib/data-rights/child-reports/finish-reports';
import { countExpired, sweepExpired } from '@/lib/data-rights/sweep-expired';
import { policy } from '@/lib/policy/current';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';
import { withBar } from './lib/with-bar';

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
  print(
    'Apart from this, in the running server: a yes to marketing lapses, and details of the log end. Nothing was changed.',
  );
  return 0;
}

const countAll = async () => (await countExpired()).reduce((sum, { due }) => sum + due, 0);

async function sweepNow(): Promise<number> {
  let done = 0;
  const destroyed = Object.entries(
    await withBar('{percentage}%  {value} of {total}  {eta_formatted} left', countAll, (told) =>
      sweepExpired({
        told: (count) => {
          done += count;
          told(done);
        },
      }),
    ),
  );
  const purged = await finishReports();
  if (purged > 0) print(`${purged} ${purged === 1 ? 'report' : 'reports'} of a child’s data done.`);
  if (destroyed.length === 0) print('Nothing is past its time.');
  else table(destroyed, 'destroyed');
  return 0;
}

await runCommand(async ([option, ...rest]) => {
  if (rest.length > 0 || (option !== undefined && option !== '--dry-run')) return refuse(usage);
  return option ? dryRun() : sweepNow();
});
