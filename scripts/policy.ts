import { parseArgs } from 'node:util';
import { PolicyError } from '@/lib/policy/define-policy';
import { noticeDays } from '@/lib/policy/notice-days';
import { copyVersion, refuseDraft } from './lib/scaffold-version';
import { print, refuse, runOffline } from './lib/terminal';
import { listFolders, versionsFolder, writeRegistered } from './lib/write-registered';

const usage = `npm run policy -- new DATE [--effective DATE] [--editorial]   the next version, as a draft: a copy of the newest one
npm run policy -- check                                      whether published versions stand as they were, and what stands in a draft's way
npm run policy -- diff VERSION VERSION                       every word that differs
npm run policy -- publish VERSION                            shows what the release will do, and records nothing
npm run policy -- publish VERSION --yes                      records it, for good
npm run policy -- register                                   lists the folders of versions anew, where one came or went by hand
npm run policy -- columns                                    the SQL by hand that other collected items need in a migration

--count        with publish: counts the people it reaches, in the database of the settings; stop a local server first
--lead DAYS    with publish: how many days before its day a material version is published (${noticeDays})`;

function scaffold(version: string, effectiveOn: string, change: 'editorial' | 'material'): number {
  const [from = ''] = listFolders();
  const draft = { from, version, effectiveOn, change };
  const refusal = refuseDraft(draft, versionsFolder);
  if (refusal) return refuse(`${refusal} Nothing was changed.`);
  copyVersion(draft, versionsFolder);
  writeRegistered();
  print(
    `Version ${version} is a draft in ${versionsFolder}/${version}, a copy of ${from}. It is shown nowhere until it is published.`,
  );
  print('Edit its files, then: npm run policy -- check');
  return 0;
}

function read(words: string[]) {
  try {
    return parseArgs({
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
  } catch {
    return null;
  }
}

await runOffline(async (words) => {
  const { values, positionals } = read(words) ?? {};
  const [command, first, second, third] = positionals ?? [];
  if (!values || third || !/^\d{1,3}$/.test(values.lead)) return refuse(usage);
  if (command === 'new' && first && !second)
    return scaffold(first, values.effective ?? first, values.editorial ? 'editorial' : 'material');
  if (command === 'register' && !first) {
    writeRegistered();
    print(`Listed: ${listFolders().join(', ')}.`);
    return 0;
  }
  try {
    // Read only now: a faulty version is refused with its own sentences, and a new one must not be kept from being made.
    const { checkVersions, showColumns, showDifference, publish } = await import('./lib/policy-commands');
    if (command === 'columns' && !first) return showColumns();
    if (command === 'check' && !first) return checkVersions({ isBuild: values.build });
    if (command === 'diff' && first && second) return showDifference(first, second);
    if (command === 'publish' && first && !second)
      return await publish(first, { lead: Number(values.lead), yes: values.yes, counting: values.count });
  } catch (error) {
    if (error instanceof PolicyError) return refuse(error.message);
    throw error;
  }
  return refuse(usage);
});
