import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countAffected } from '@/lib/consent/count-affected';
import { columnsHolding } from '@/lib/data-map/columns-holding';
import { closeDatabase } from '@/lib/db/client';
import { asMigration, collectedSql } from '@/lib/db/collected-sql';
import { ensureLocalSecrets } from '@/lib/env';
import { checkRelease } from '@/lib/policy/check-release';
import { hashContent } from '@/lib/policy/content-hash';
import { differenceOf } from '@/lib/policy/difference';
import { findAltered } from '@/lib/policy/find-altered';
import { type Publications, policyDay, published } from '@/lib/policy/in-force';
import { noticeDays } from '@/lib/policy/notice-days';
import { type ItemId, type PolicyVersion, registered } from '@/lib/policy/registered';
import { type ReleaseEffects, releaseEffects } from '@/lib/policy/release-effects';
import { rereads } from '@/lib/policy/rereads';
import { byEffect, drafts, isPublished, versions } from '@/lib/policy/versions';
import { describeDifference } from './describe-difference';
import { describeRelease, describeRereads } from './describe-release';
import { findMisfit } from './find-misfit';
import { refuseNames } from './registration';
import { print, refuse } from './terminal';
import { unmigrated } from './unmigrated';
import { format, versionsFolder } from './write-registered';

const find = (version: string) => registered.find((policy) => policy.version === version);

const missing = (version: string) =>
  `There is no version ${version}. There are: ${registered.map((policy) => policy.version).join(', ')}.`;

const inPublic = versions.filter((policy) => isPublished(policy));

/** The published version that takes effect last: what a release is compared with. */
const newest = inPublic[0] ?? null;

/** What it collects and nothing could store: the forms would ask for it all the same. */
const withoutPlace = ({ items }: PolicyVersion): string[] =>
  (Object.keys(items) as ItemId[])
    .filter((item) => columnsHolding(item).length === 0)
    .map(
      (item) =>
        `"${items[item].label}" is collected, and no table has a place for it: a developer adds a column (docs/policy.md).`,
    );

const withoutMigration = (): string[] =>
  unmigrated().map((column) => `No migration makes the column ${column} yet: a developer writes it (docs/policy.md).`);

const problemsOf = (after: PolicyVersion, lead: number): string[] => [
  ...withoutPlace(after),
  ...withoutMigration(),
  ...(newest ? checkRelease({ before: newest, after, today: policyDay(new Date()), lead }) : []),
];

const listed = (problems: readonly string[]) => problems.map((problem) => `\n- ${problem}`).join('');

/** What is wrong with what is published, a sentence each. A build minds processors alone; the start of a server the rest. */
function* findFaults({ isBuild }: { isBuild: boolean }): Generator<string> {
  for (const policy of inPublic)
    if (hashContent(policy).parts.processors !== published[policy.version]?.parts.processors)
      yield `Version ${policy.version} is published, and its register of processors is another now. A change of processor is a new version: take it back, then npm run policy -- new DATE`;
  for (const version of Object.keys(published))
    if (!find(version)) yield `Version ${version} is published, and its folder is gone: it has to stay readable.`;
  if (isBuild) return;
  for (const policy of inPublic) {
    const altered = findAltered(policy);
    if (altered.length > 0)
      yield `Version ${policy.version} is published, and is another now in: ${altered.join('; ')}. No server starts from it.`;
  }
}

const misnamed = (): string[] => {
  const refusal = refuseNames(registered);
  return refusal === null ? [] : [refusal];
};

export function checkVersions({ isBuild }: { isBuild: boolean }): number {
  const faults = [...misnamed(), ...findFaults({ isBuild })];
  for (const fault of faults) refuse(fault);
  if (isBuild) return faults.length > 0 ? 1 : 0;
  if (faults.length === 0)
    print(`Published, and as they were published: ${inPublic.map(({ version }) => version).join(', ') || 'none'}.`);
  const unready = drafts.filter((draft) => {
    const problems = problemsOf(draft, noticeDays);
    if (problems.length === 0)
      print(
        `Version ${draft.version}: a draft with nothing in its way. What its release will do, and what to read again first: npm run policy -- publish ${draft.version}`,
      );
    else refuse(`Version ${draft.version}: a draft that cannot be published yet.${listed(problems)}`);
    return problems.length > 0;
  });
  return faults.length + unready.length > 0 ? 1 : 0;
}

export function showDifference(from: string, to: string): number {
  const [before, after] = byEffect([from, to].flatMap((version) => find(version) ?? [])).toReversed();
  const unknown = [from, to].find((version) => !find(version));
  if (unknown !== undefined) return refuse(missing(unknown));
  if (!before || !after || from === to) return refuse(`Name two versions that are not the same.`);
  for (const line of describeDifference(differenceOf(before, after))) print(line);
  return 0;
}

/** For a migration: what stands before and after the statements that drizzle-kit makes. */
export function showColumns(): number {
  const { before, after } = collectedSql();
  print(`-- Before the generated statements.\n${asMigration(before)}\n\n-- After them.\n${asMigration(after)}`);
  return 0;
}

async function count({ askedAgain }: ReleaseEffects) {
  ensureLocalSecrets();
  try {
    return await countAffected(askedAgain.map(({ consent }) => consent));
  } finally {
    await closeDatabase();
  }
}

interface PublishOptions {
  lead: number;
  yes: boolean;
  counting: boolean;
}

export async function publish(version: string, { lead, yes, counting }: PublishOptions): Promise<number> {
  const after = find(version);
  if (!after) return refuse(`${missing(version)} Nothing was changed.`);
  if (Object.hasOwn(published, version))
    return refuse(
      `Version ${version} is published already. Nothing was changed. What is to change now becomes the next version: npm run policy -- new DATE`,
    );
  const problems = [...misnamed(), ...problemsOf(after, lead)];
  if (problems.length > 0)
    return refuse(`Version ${version} cannot be published.${listed(problems)}\nNothing was changed.`);
  if (newest) {
    const effects = releaseEffects(newest, after);
    for (const line of describeRelease(effects, counting ? await count(effects) : null)) print(line);
    for (const line of describeRereads(rereads(newest, after, effects))) print(line);
  } else print(`Version ${version} is the first: there is none it could differ from.`);
  const hashes = hashContent(after);
  print(`\nSHA-256 of its content: ${hashes.sha256}`);
  if (!yes) {
    print(`Nothing was recorded. To publish it: npm run policy -- publish ${version} --yes`);
    return 0;
  }
  const misfit = findMisfit();
  if (misfit !== null)
    return refuse(
      `\nThe program does not fit version ${version} yet, so nothing was recorded. What does not, as npm run types says it:\n${misfit}`,
    );
  const record = join(versionsFolder, 'published.json');
  const entry = { recordedOn: policyDay(new Date()), effectiveOn: after.effectiveOn, ...hashes };
  const all: Publications = { ...published, [version]: entry };
  writeFileSync(record, `${JSON.stringify(all, null, 2)}\n`);
  format([record]);
  print(
    `Recorded in ${record}. Commit it together with the version: git add lib/policy && git commit -m "Policy ${version}"
Then deploy: it can be read once the portal is built anew, and applies from ${after.effectiveOn}.`,
  );
  return 0;
}
