import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { correctProfile } from '@/lib/accounts/profiles';
import { env } from '@/lib/env';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { listAgents, revokeAgent } from '@/lib/requests/agents';
import { backupsOf } from '@/lib/testing/backups';
import { fillProfile, makePerson } from '@/lib/testing/people';
import { makeAgent, makeLift } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteEarlierValue } from './correct/earlier-values';
import { findLift, liftDue, objectToLift } from './lift-restriction';
import { replayErasures } from './replay-erasures';
import { findRestriction } from './restriction';

const database = useDatabase();
const backups = backupsOf(database);
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

it('a restored backup brings back no permission taken back, no earlier value deleted, and no end of a restriction', async () => {
  const email = 'ines@portal.test';
  const ines = await makePerson(email);
  await fillProfile(ines);
  for (const name of ['Second', 'Third']) await correctProfile(ines, { name });
  await makeLift(ines, email);
  const [revoked, kept] = [await makeAgent(ines), await makeAgent(ines)];
  const earlier = () => rows('select id from earlier_values where subject_id = $1 order by replaced_at', [ines.id]);
  const [deleted, stays] = await earlier();
  await backups.make('monday');
  await objectToLift(ines);
  await revokeAgent(ines, revoked);
  await deleteEarlierValue(ines, deleted.id);
  await exportEntries();
  const ledger = readFileSync(env().erasureLedger, 'utf8');
  await backups.restore('monday');
  writeFileSync(env().erasureLedger, ledger);
  expect(await listAgents(ines)).toHaveLength(2);
  expect(await replayErasures({ restored: true })).toMatchObject({
    counts: { deleted: { done: 2, already: 0 } },
    ended: { lifts: 1 },
  });
  expect((await listAgents(ines)).map(({ id }) => id)).toEqual([kept]);
  expect(await earlier()).toEqual([stays]);
  // What they had objected to is lost with the backup: announced once more, or never.
  expect([await findLift(ines), await liftDue()]).toEqual([null, 0]);
  expect(await findRestriction(ines)).not.toBeNull();
});
