import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { findCheckpoints } from '@/lib/audit/checkpoint';
import { type Fault, type Source, type Verdict, verifyBundle } from '@/lib/audit/verify-bundle';
import { print, refuse } from './lib/terminal';

const usage = `npm run audit:verify -- BUNDLE [CHECKPOINTS]   CHECKPOINTS is a file of checkpoints that was kept elsewhere: as mailed, or CHECKPOINT_FILE

Asks no database and no network. Answers 0 where the trail is whole, 1 where it is not, 2 where it cannot tell.`;

/** It cannot tell: neither whole nor not. */
const cannotTell = (sentence: string) => refuse(sentence, 2);

const whose = (source: Source) => (source === 'bundle' ? 'in the bundle' : 'that was kept elsewhere');

const sentences: { [K in Fault['kind']]: (fault: Extract<Fault, { kind: K }>) => string } = {
  'not-a-bundle': ({ line }) => `Line ${line} is not what a bundle has there: the file was cut short or changed.`,
  'leaf-missing': ({ position }) => `The seal at position ${position} is missing.`,
  'entry-missing': ({ sequence, position }) =>
    `Entry ${sequence} (position ${position}) is gone. It was there when it was sealed, and nothing of the portal removes one.`,
  'entry-changed': ({ sequence, position }) =>
    `Entry ${sequence} (position ${position}) does not say what it said when it was sealed.`,
  'detail-changed': ({ sequence, position }) =>
    `The detail of entry ${sequence} (position ${position}) does not say what it said when it was sealed.`,
  'detail-added': ({ sequence, position }) =>
    `Entry ${sequence} (position ${position}) had no detail when it was sealed, and has one now.`,
  backdated: ({ sequence, at }) =>
    `Entry ${sequence} says that it is of ${at}, but was written more than a day after that: later entries were sealed before it.`,
  'never-sealed': ({ sequence }) =>
    `Entry ${sequence} claims a time that was sealed without it: it was put in afterwards.`,
  signature: ({ source, size }) =>
    `The checkpoint of ${size} entries ${whose(source)} is not signed by a key of this trail.`,
  'out-of-place': ({ source, size }) =>
    `The checkpoint of ${size} entries ${whose(source)} is stored as one of another size.`,
  'other-leaves': ({ source, from, size }) =>
    `The checkpoint of ${size} entries ${whose(source)} signed others: between position ${from} and position ${size - 1} something was changed, removed, put in, or has changed places.`,
  cut: ({ source, leaves, size }) =>
    `The checkpoint of ${size} entries ${whose(source)} signed ${size - leaves} more than the ${leaves} that are here: the trail was cut off after position ${leaves - 1}.`,
  unsigned: ({ from, leaves }) =>
    `The seals from position ${from} to position ${leaves - 1} are signed by no checkpoint: the newest was taken away.`,
};

const tell = <K extends Fault['kind']>(fault: Extract<Fault, { kind: K }>): string =>
  (sentences[fault.kind] as (fault: Extract<Fault, { kind: K }>) => string)(fault);

function printFacts(verdict: Verdict): void {
  print(`Audit trail of ${verdict.origin}`);
  print(`${verdict.leaves} sealed entries under ${verdict.checkpoints} signed checkpoints.`);
  if (verdict.detailsGone > 0)
    print(
      `${verdict.detailsGone} details are gone, as erasures remove them, and retention once a period is set. That they were there is proved, what they said no longer.`,
    );
  if (verdict.unsealed > 0)
    print(`${verdict.unsealed} entries are younger than the newest checkpoint: nothing is proved about them yet.`);
  for (const { id, x } of verdict.publicKeys)
    print(`Key ${id}: ${x}. Compare it with what the portal publishes, or with a copy of your own.`);
}

function printElsewhere({ elsewhere }: Verdict, given: boolean): void {
  if (given)
    print(
      `${elsewhere.agreeing} checkpoints that were kept elsewhere agree. Nothing of the first ${elsewhere.largest} entries was changed, removed, put in or moved since then, not even by whoever has the signing key.`,
    );
  else
    print(
      'No checkpoint from elsewhere was given, so this proves only that the bundle agrees with itself: whoever has the signing key could have written another trail and signed it anew. Give the checkpoints that were mailed or written to another machine.',
    );
}

async function run([bundle, checkpoints]: string[]): Promise<number> {
  if (!bundle) return cannotTell(usage);
  for (const file of [bundle, checkpoints]) if (file && !existsSync(file)) return cannotTell(`${file} is not there.`);
  const elsewhere = checkpoints ? findCheckpoints(await readFile(checkpoints, 'utf8')) : [];
  if (checkpoints && elsewhere.length === 0) return cannotTell(`${checkpoints} holds no checkpoint.`);
  const lines = createInterface({ input: createReadStream(bundle), crlfDelay: Number.POSITIVE_INFINITY });
  const verdict = await verifyBundle(lines, elsewhere);
  printFacts(verdict);
  if (verdict.first) {
    print(`NOT WHOLE. ${tell(verdict.first)}`);
    if (verdict.faults > 1) print(`That is the first of ${verdict.faults} faults.`);
    return 1;
  }
  printElsewhere(verdict, checkpoints !== undefined);
  print('The trail is whole.');
  return 0;
}

process.exitCode = await run(process.argv.slice(2));
