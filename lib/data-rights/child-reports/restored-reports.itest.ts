import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { sweep } from '@/lib/jobs/sweep';
import { isSuppressed } from '@/lib/marketing/suppression';
import { backupsOf } from '@/lib/testing/backups';
import { reportedOf, reportsOf } from '@/lib/testing/child-reports';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { replayErasures } from '../replay-erasures';
import { answerReport } from './answer-report';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });
const backups = backupsOf(database);
const isHere = async (id: string | null) =>
  (await database.admin.query('select 1 from subjects where id = $1', [id])).rows.length > 0;

it('a restored backup brings back no purged child, no marketing that a report stopped, and no reporter of one denied', async () => {
  const makeReported = reportedOf(smtp);
  const [purged, denied] = [await makeReported('parent@portal.test'), await makeReported('neighbour@portal.test')];
  const reporters = [
    await reportsOf(database.admin, denied.email),
    await reportsOf(database.admin, purged.email),
  ].flat();
  await backups.make('monday');
  await answerReport(purged.token, 'confirmed');
  await answerReport(denied.token, 'denied');
  await sweep();
  await exportEntries();
  const ledger = readFileSync(env().erasureLedger, 'utf8');
  await backups.restore('monday');
  writeFileSync(env().erasureLedger, ledger);
  expect(await isHere(purged.person.id)).toBe(true);
  await replayErasures();
  expect([await isHere(purged.person.id), await isHere(denied.person.id)]).toEqual([false, true]);
  for (const { subject_id: id } of reporters.slice(0, 1)) expect(await isHere(id)).toBe(false);
  const stopped = await asSystem('test', async (tx) => [
    await agreesToMarketing(tx, denied.person.id),
    await isSuppressed(tx, denied.person.id, denied.email),
  ]);
  expect(stopped).toEqual([false, true]);
});
