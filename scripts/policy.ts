import { parseArgs } from 'node:util';
import { noticeDays } from '@/lib/policy/notice-days';
import { register } from './lib/registration';
import { copyVersion, refuseDraft } from './lib/scaffold-version';
import { sourceFault } from './lib/source-fault';
import { print, refuse, runOffline } from './lib/terminal';
import { listFolders, versionsFolder, writeRegistered } from './lib/write-registered';

const usage = `npm run policy -- new DATE [--effective DATE] [--editorial]   the next version, as a draft: a copy of the newest one
npm run policy -- check                                      whether published versions stand as they were, and what stands in a draft's way
npm run policy -- diff VERSION VERSION                       every word that differs
npm run policy -- publish VERSION                            shows what the release will do, and records nothing
npm run policy -- publish VERSION --yes                      records it, for good
npm run policy -- columns                                    the SQL by hand that other collected items need in a migration

--count        with publish: counts the people it reaches, in the database of the settings; stop a local server first
--lead DAYS    with publish: how many days before its day a material version is published (${noticeDays})
Step by step: docs/policy.md`;

const misused = (sentence: string) => refuse(`${sentence} Nothing was changed.\n\n${usage}`);

function scaffold(version: string, effectiveOn: string, change: 'editorial' | 'material'): number {
  const [from = ''] = listFolders();
  const draft = { from, version, effectiveOn, change };
  const refusal = refuseDraft(draft, versionsFolder);
  if (refusal) return refuse(`${refusal} Nothing was changed.`);
  copyVersion(draft, versionsFolder);
  writeRegistered();
  print(
    `Version ${version}, ${change}, is a draft in ${versionsFolder}/${version}, a copy of ${from}. It is to apply from ${effectiveOn}; the first lines of its policy.ts say so.`,
  );
  print('No server shows it until it is published. Edit its files, then: npm run policy -- check');
  return 0;
}

const read = (words: string[]) =>
  parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      effective: { type: 'string' },
      editorial: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
      lead: { type: 'string', default: String(noticeDays) },
      count: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });

/** How many words follow each command, and what they are. */
const takes = {
  new: [1, 'the date that the version is called by: npm run policy -- new 2026-06-01'],
  check: [0, 'nothing behind it'],
  diff: [2, 'two versions: npm run policy -- diff 2025-03-17 2026-06-01'],
  publish: [1, 'the version: npm run policy -- publish 2026-06-01'],
  columns: [0, 'nothing behind it'],
} as const satisfies Record<string, readonly [number, string]>;

function refuseWords(command: string, rest: readonly string[], lead: string): string | null {
  if (!Object.hasOwn(takes, command)) return `There is no command "${command}".`;
  const [count, what] = takes[command as keyof typeof takes];
  if (rest.length !== count) return `"${command}" takes ${what}.`;
  return /^\d{1,3}$/.test(lead) ? null : `--lead takes a number of days, and "${lead}" is none.`;
}

await runOffline(async (words) => {
  let given: ReturnType<typeof read>;
  try {
    given = read(words);
  } catch (error) {
    return misused(`${(error as Error).message.split('. ')[0]}.`);
  }
  const { values } = given;
  const [command, ...rest] = given.positionals;
  if (command === undefined) return refuse(usage);
  const refusal = refuseWords(command, rest, values.lead);
  if (refusal) return misused(refusal);
  const [first = '', second = ''] = rest;
  const registration = register({ mayWrite: !values.build });
  if (registration && 'refused' in registration) return refuse(registration.refused);
  if (registration) print(registration.told);
  if (command === 'new') return scaffold(first, values.effective ?? first, values.editorial ? 'editorial' : 'material');
  try {
    // Read only now: a faulty version is refused with its own sentences, and a new one must not be kept from being made.
    const { checkVersions, showColumns, showDifference, publish } = await import('./lib/policy-commands');
    if (command === 'check') return checkVersions({ isBuild: values.build });
    if (command === 'columns') return showColumns();
    if (command === 'diff') return showDifference(first, second);
    return await publish(first, { lead: Number(values.lead), yes: values.yes, counting: values.count });
  } catch (error) {
    const fault = sourceFault(error);
    if (fault === null) throw error;
    return refuse(fault);
  }
});
